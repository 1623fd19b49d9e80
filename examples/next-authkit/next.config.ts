import { join } from 'node:path'
import type { NextConfig } from 'next'

export default {
  // Here Inhouse is linked to from a folder above; an app of yours needs none of this.
  turbopack: { root: join(import.meta.dirname, '../..') },
} satisfies NextConfig
