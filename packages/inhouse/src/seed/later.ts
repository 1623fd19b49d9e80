const inEnvironment = {
  roles: 'authorization',
  permissions: 'authorization',
  connections: 'single sign-on',
  directories: 'directory sync',
  feature_flags: 'feature flags',
  featureFlags: 'feature flags',
  connectApplications: 'Connect',
  connectedAccounts: 'Pipes',
  pipeConnections: 'Pipes',
  agentBlueprints: 'agents',
}

/** What the format knows and a later part of Inhouse brings, under the list it stands in. */
export const later: Record<string, Record<string, string>> = {
  '': inEnvironment,
  environments: inEnvironment,
  users: {
    impersonator: 'impersonation',
    oauth_provider: 'social sign-in',
    oauth_idp_id: 'social sign-in',
    totp: 'multi-factor authentication',
  },
  organizations: {
    groups: 'groups',
    entitlements: 'entitlements',
    roles: 'authorization',
    connections: 'single sign-on',
    directories: 'directory sync',
  },
  apiKeys: {
    organization: 'the API keys of organizations',
    organization_id: 'the API keys of organizations',
    user_id: 'the API keys of users',
    permissions: 'authorization',
    expires_at: 'the API keys of organizations',
  },
}
