import { notFound, operation } from '@inhouse/core'
import { settings } from '../settings.ts'
import { type Asset, assetsOf } from './assets.ts'

export const assetOperations = [
  operation({
    method: 'GET',
    path: '/inhouse/:file',
    summary: 'A stylesheet, a script or the icon of the hosted pages',
    access: 'public',
    extension: true,
    hidden: true,
    async handler(ctx, { params: { file } }) {
      const assets = Object.values(assetsOf(ctx))
      const isCurrent = assets.some((asset) => asset.file === file)
      // While a new version is rolled out, a page of the one may ask the other for its file.
      const asset = assets.find((one) => nameOf(one.file) === nameOf(file))
      if (!asset) throw notFound('File', file)
      return send(asset, isCurrent ? 'public, max-age=31536000, immutable' : 'no-store')
    },
  }),

  operation({
    method: 'GET',
    path: '/favicon.ico',
    summary: 'The icon, where a browser looks for it by itself',
    access: 'public',
    extension: true,
    hidden: true,
    status: [200, 302],
    async handler(ctx) {
      const { faviconUrl: location } = settings(ctx)
      if (location) return new Response(null, { status: 302, headers: { location } })
      return send(assetsOf(ctx).favicon, 'public, max-age=86400')
    },
  }),
]

const send = ({ text, type }: Asset, cacheControl: string) =>
  new Response(text, {
    headers: {
      'content-type': type,
      'cache-control': cacheControl,
      'x-content-type-options': 'nosniff',
    },
  })

const nameOf = (file: string) => file.replace(/-[\da-f]{10}\./, '.')
