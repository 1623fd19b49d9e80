import { handlers } from '@inhouse/next'
import { inhouse } from '../../inhouse'

/** All that is no page of ours: AuthKit knows the host of its API, and no path on it. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlers(inhouse)
