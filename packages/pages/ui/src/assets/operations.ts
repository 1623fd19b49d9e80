import { notFound, operation } from '@inhouse/core'
import { assetsOf } from './assets.ts'

export const assetOperations = [
  operation({
    method: 'GET',
    path: '/inhouse/:file',
    summary: 'A stylesheet or a script of the hosted pages',
    access: 'public',
    extension: true,
    hidden: true,
    async handler(ctx, { params: { file } }) {
      const assets = Object.values(assetsOf(ctx))
      const isCurrent = assets.some((asset) => asset.file === file)
      // While a new version is rolled out, a page of the one may ask the other for its file.
      const asset = assets.find((one) => nameOf(one.file) === nameOf(file))
      if (!asset) throw notFound('File', file)
      return new Response(asset.text, {
        headers: {
          'content-type': asset.type,
          'cache-control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-store',
          'x-content-type-options': 'nosniff',
        },
      })
    },
  }),
]

const nameOf = (file: string) => file.replace(/-[\da-f]{10}\./, '.')
