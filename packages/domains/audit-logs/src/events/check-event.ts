import type { EventSchema } from './event-schema.ts'
import { checkMetadata } from './check-metadata.ts'
import type { Problem } from './problems.ts'
import type { AuditLogEventInput } from './serializer.ts'

/** All that is wrong with an event, held against the schema it names. */
export function checkEvent(event: AuditLogEventInput, schema: EventSchema): Problem[] {
  const problems: Problem[] = []
  if (event.context.location == null) {
    const message = 'Say where it happened, such as an IP address.'
    problems.push({ instancePath: '/context/location', code: 'required', message })
  }
  problems.push(...checkMetadata('/metadata', event.metadata, schema.metadata))
  problems.push(...checkMetadata('/actor/metadata', event.actor.metadata, schema.actor))

  for (const [index, target] of event.targets.entries()) {
    const at = `/targets/${index}`
    if (!schema.targets.has(target.type)) {
      const message = `The schema has no target of the type '${target.type}'.`
      problems.push({ instancePath: `${at}/type`, code: 'unknown_target', message })
    }
    const ofType = schema.targets.get(target.type)
    problems.push(...checkMetadata(`${at}/metadata`, target.metadata, ofType))
  }
  return problems
}
