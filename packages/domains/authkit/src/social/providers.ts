import { isTrue, type RawProfile } from './profile.ts'
import type { Claims, Provider, Source } from './provider.ts'

const openid = ['openid', 'profile', 'email'] as const

/** The usual claims. OpenID Connect Core 1.0, 5.1. */
const usual = ({ claims }: Source): RawProfile => ({
  id: claims['sub'],
  email: claims['email'],
  email_verified: claims['email_verified'],
  first_name: claims['given_name'],
  last_name: claims['family_name'],
  name: claims['name'],
  picture: claims['picture'],
})

const all = {
  AppleOAuth: {
    server: () => ({
      issuer: 'https://appleid.apple.com',
      authorization_endpoint: 'https://appleid.apple.com/auth/authorize',
      token_endpoint: 'https://appleid.apple.com/auth/token',
      jwks_uri: 'https://appleid.apple.com/auth/keys',
    }),
    scopes: ['name', 'email'],
    oidc: true,
    pkce: false,
    nonce: true,
    // Whoever asks for a name or an address gets the answer posted.
    parameters: { response_mode: 'form_post' },
    // The name comes only with the first answer, beside the ID token.
    profile: (source) => ({
      ...usual(source),
      first_name: source.user['name']?.firstName,
      last_name: source.user['name']?.lastName,
    }),
  },

  BitbucketOAuth: {
    server: () => ({
      issuer: 'https://bitbucket.org',
      authorization_endpoint: 'https://bitbucket.org/site/oauth2/authorize',
      token_endpoint: 'https://bitbucket.org/site/oauth2/access_token',
    }),
    scopes: ['account', 'email'],
    oidc: false,
    pkce: false,
    nonce: false,
    clientAuth: 'basic',
    async profile({ get }) {
      const user = await get('https://api.bitbucket.org/2.0/user')
      const { values } = await get('https://api.bitbucket.org/2.0/user/emails')
      const email = listOf(values).find((one) => one['is_primary'])
      return {
        id: user.uuid,
        email: email?.['email'],
        email_verified: email?.['is_confirmed'],
        name: user.display_name,
        picture: user.links?.avatar?.href,
      }
    },
  },

  DiscordOAuth: {
    server: () => ({
      issuer: 'https://discord.com',
      authorization_endpoint: 'https://discord.com/oauth2/authorize',
      token_endpoint: 'https://discord.com/api/oauth2/token',
    }),
    scopes: ['identify', 'email'],
    oidc: false,
    pkce: true,
    nonce: false,
    async profile({ get }) {
      const user = await get('https://discord.com/api/users/@me')
      return {
        id: user.id,
        email: user.email,
        email_verified: user.verified,
        name: user.global_name ?? user.username,
        picture: user.avatar && `https://cdn.discordapp.com/avatars/${user.id}/${user.avatar}.png`,
      }
    },
  },

  GitHubOAuth: {
    server: () => ({
      issuer: 'https://github.com/login/oauth',
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
    }),
    scopes: ['read:user', 'user:email'],
    oidc: false,
    pkce: true,
    nonce: false,
    loginHint: 'login',
    async profile({ get }) {
      const user = await get('https://api.github.com/user')
      // The address in the profile is one to show: none that was checked, and often none at all.
      const emails = listOf(await get('https://api.github.com/user/emails'))
      const email = emails.find((one) => one['primary'])
      return {
        id: user.id,
        email: email?.['email'],
        email_verified: email?.['verified'],
        name: user.name,
        picture: user.avatar_url,
      }
    },
  },

  GitLabOAuth: {
    issuer: 'https://gitlab.com',
    scopes: openid,
    oidc: true,
    pkce: true,
    nonce: true,
    userinfo: true,
    profile: usual,
  },

  GoogleOAuth: {
    issuer: 'https://accounts.google.com',
    scopes: openid,
    oidc: true,
    pkce: true,
    nonce: true,
    loginHint: 'login_hint',
    // Google answers for the addresses it hosts. Another was checked once, and may have gone to
    // somebody else since: developers.google.com/identity/gsi/web/guides/verify-google-id-token
    profile: (source) => ({
      ...usual(source),
      email_verified: isTrue(source.claims['email_verified']) && isHostedByGoogle(source.claims),
    }),
  },

  IntuitOAuth: {
    // Its discovery document is not under its issuer.
    server: () => ({
      issuer: 'https://oauth.platform.intuit.com/op/v1',
      authorization_endpoint: 'https://appcenter.intuit.com/connect/oauth2',
      token_endpoint: 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer',
      userinfo_endpoint: 'https://accounts.platform.intuit.com/v1/openid_connect/userinfo',
      jwks_uri: 'https://oauth.platform.intuit.com/op/v1/jwks',
    }),
    scopes: openid,
    oidc: true,
    pkce: false,
    nonce: false,
    clientAuth: 'basic',
    userinfo: true,
    profile: ({ claims }) => ({
      id: claims['sub'],
      email: claims['email'],
      email_verified: claims['emailVerified'],
      first_name: claims['givenName'],
      last_name: claims['familyName'],
    }),
  },

  LinkedInOAuth: {
    issuer: 'https://www.linkedin.com/oauth',
    scopes: openid,
    oidc: true,
    pkce: false,
    nonce: false,
    userinfo: true,
    profile: usual,
  },

  MicrosoftOAuth: {
    // Of many tenants, each its own issuer. The ID token says which, and is held to it.
    server: ({ tenant = 'common' }) => ({
      issuer: `https://login.microsoftonline.com/${isTenantId(tenant) ? tenant : '{tenantid}'}/v2.0`,
      authorization_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      jwks_uri: `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`,
    }),
    scopes: openid,
    oidc: true,
    pkce: true,
    nonce: true,
    loginHint: 'login_hint',
    // Any tenant can say any address. Only of one whose domain it has shown to own is this set:
    // learn.microsoft.com/entra/identity-platform/optional-claims-reference (`xms_edov`)
    profile: (source) => ({
      ...usual(source),
      email_verified: [true, 1, '1', 'true'].includes(source.claims['xms_edov']),
    }),
  },

  SalesforceOAuth: {
    issuer: 'https://login.salesforce.com',
    scopes: openid,
    oidc: true,
    pkce: true,
    nonce: true,
    loginHint: 'login_hint',
    userinfo: true,
    profile: usual,
  },

  SlackOAuth: {
    issuer: 'https://slack.com',
    scopes: openid,
    oidc: true,
    pkce: false,
    nonce: true,
    profile: usual,
  },

  VercelMarketplaceOAuth: {
    // It has no place to send people to: it sends them itself, with a code.
    server: () => ({
      issuer: 'https://marketplace.vercel.com',
      token_endpoint: 'https://api.vercel.com/v1/integrations/sso/token',
      jwks_uri: 'https://marketplace.vercel.com/.well-known/jwks',
    }),
    scopes: [],
    oidc: true,
    pkce: false,
    nonce: false,
    profile: ({ claims }) => ({
      id: claims['user_id'] ?? claims['sub'],
      email: claims['user_email'],
      name: claims['user_name'],
      picture: claims['user_avatar_url'],
    }),
  },

  VercelOAuth: {
    issuer: 'https://vercel.com',
    scopes: openid,
    oidc: true,
    pkce: true,
    nonce: true,
    userinfo: true,
    profile: usual,
  },

  XeroOAuth: {
    issuer: 'https://identity.xero.com',
    scopes: openid,
    oidc: true,
    pkce: true,
    nonce: true,
    clientAuth: 'basic',
    profile: usual,
  },
} satisfies Record<string, Provider>

export type ProviderName = keyof typeof all

export const providers: Readonly<Record<ProviderName, Provider>> = all

export const isBuiltIn = (name: string): name is ProviderName => Object.hasOwn(all, name)

const listOf = (value: unknown): Claims[] => (Array.isArray(value) ? value : [])

const isHostedByGoogle = ({ email, hd }: Claims) =>
  typeof hd === 'string' || /@(gmail|googlemail)\.com$/i.test(String(email))

/** Of one tenant: the others are names of groups of them. */
export const isTenantId = (text: string): boolean =>
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
