const OPERATIONS: readonly (readonly [method: string, path: RegExp, operation: string])[] = [
  ['POST', /^\/channels\/\d+\/messages$/, 'create_message'],
  ['PATCH', /^\/channels\/\d+\/messages\/\d+$/, 'update_message'],
  ['POST', /^\/channels\/\d+\/messages\/\d+\/threads$/, 'create_thread_from_message'],
  ['PATCH', /^\/channels\/\d+$/, 'update_channel'],
  ['POST', /^\/users\/@me\/channels$/, 'create_dm'],
  ['POST', /^\/interactions\/\d+\/[^/]+\/callback$/, 'create_interaction_response'],
  ['POST', /^\/webhooks\/\d+\/[^/]+$/, 'execute_webhook'],
  ['PATCH', /^\/webhooks\/\d+\/[^/]+\/messages\/(?:@|%40)original$/, 'update_original_webhook_message'],
  ['PATCH', /^\/webhooks\/\d+\/[^/]+\/messages\/\d+$/, 'update_webhook_message'],
  ['PUT', /^\/applications\/\d+\/commands$/, 'bulk_set_application_commands'],
  ['PUT', /^\/applications\/\d+\/guilds\/\d+\/commands$/, 'bulk_set_guild_application_commands'],
]

/** The name of a request with a body in Discord's OpenAPI. */
export const operationOf = (method: string, path: string): string | undefined =>
  OPERATIONS.find(([its, route]) => its === method && route.test(path))?.[2]
