import { createProject, db, ready } from '../../inhouse'

export async function GET() {
  await ready
  return Response.json(await db.selectFrom('projects').selectAll().execute())
}

export async function POST(request: Request) {
  await ready
  const { name } = await request.json()
  return Response.json(await createProject(name), { status: 201 })
}
