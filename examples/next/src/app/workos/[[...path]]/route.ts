import { handlers } from '@inhouse/next'
import { inhouse } from '../../../inhouse'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = handlers(inhouse)
