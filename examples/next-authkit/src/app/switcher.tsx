'use client'

import { useAuth } from '@workos-inc/authkit-nextjs/components'
import { useRouter } from 'next/navigation'

interface Props {
  current?: string
  organizations: { id: string; name: string }[]
}

export function Switcher({ current = '', organizations }: Props) {
  const { switchToOrganization } = useAuth()
  const router = useRouter()

  async function change(id: string) {
    await switchToOrganization(id)
    router.refresh()
  }

  return (
    <label>
      Organization{' '}
      <select value={current} onChange={({ target }) => void change(target.value)}>
        <option value="" disabled>
          none
        </option>
        {organizations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
