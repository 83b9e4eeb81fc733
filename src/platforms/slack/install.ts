import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import {
  type AuthorizeResult,
  type AuthorizeSourceData,
  HTTPReceiver,
  type Installation,
  type Logger,
} from '@slack/bolt'
import type { Installations } from '../../commands/access/installations.ts'
import { createLimit } from '../../commands/access/limit.ts'
import type { Log } from '../../log.ts'
import { messagesFor } from '../../messages/catalogue.ts'
import type { Speech } from '../../model.ts'
import { REDIRECT_PATH, type SlackApp, type SlackInstallConfig } from '../../slack-config.ts'
import type { Route } from '../platform.ts'
import { clientOptionsOf } from './connect.ts'
import {
  type InstallFailure,
  installedPage,
  installFailurePage,
  installPage,
  PAGE_HEADERS,
} from './set-up/install-pages.ts'
import { SCOPES } from './set-up/manifest.ts'

/*
 * Installing the bot in a workspace, or for an organisation, by Slack's OAuth. Slack's library signs the state, binds it to the browser that began,
 * and lets it expire after ten minutes. It also renews tokens that expire.
 */

export interface InstallingOptions extends SlackApp {
  readonly install: SlackInstallConfig
  readonly installations: Installations
  readonly language: Speech
  readonly log: Log
  readonly logger: Logger
}

export interface Installing {
  readonly routes: readonly Route[]
  /** The tokens of a workspace. Rejects where the bot is not installed. */
  authorize(source: AuthorizeSourceData<boolean>): Promise<AuthorizeResult>
}

/** The path where an admin begins. */
const INSTALL_PATH = '/slack/install'
/** How often anybody may begin, or come back, in a minute. Few install anything. */
const PER_MINUTE = 120

export const createInstalling = (options: InstallingOptions): Installing => {
  const { install, installations, language, log, logger } = options
  const limit = createLimit({ limits: { person: PER_MINUTE, channel: 0 } }, Date.now)

  const receiver = new HTTPReceiver({
    // It receives browsers alone. Slack's own requests go to another receiver.
    signatureVerification: false,
    signingSecret: '',
    clientId: install.clientId,
    clientSecret: install.clientSecret,
    stateSecret: install.stateSecret,
    scopes: [...SCOPES],
    ...(install.redirect !== undefined && { redirectUri: install.redirect }),
    // Anybody can cause these errors by opening an address.
    logger: { ...logger, error: logger.warn },
    installationStore: {
      storeInstallation: async (installation: Installation) => {
        if (installation.bot === undefined) throw new Error('Slack gave no token of a bot.')
        const { isEnterpriseInstall, team, enterprise } = installation
        const at = isEnterpriseInstall ? { organisation: enterprise?.id } : { workspace: team?.id }
        await installations.save(at, JSON.stringify(installation))
        log.info('slack.installed', at)
      },
      fetchInstallation: async ({ teamId, enterpriseId, isEnterpriseInstall }) => {
        const organisation = isEnterpriseInstall ? enterpriseId : undefined
        const data = await installations.find({ workspace: teamId, organisation })
        if (data === undefined) throw new Error('Footnote is not installed in that workspace.')
        return JSON.parse(data)
      },
    },
    installerOptions: {
      installPath: INSTALL_PATH,
      redirectUriPath: REDIRECT_PATH,
      authVersion: 'v2',
      authorizationUrl: `${install.provider}/oauth/v2/authorize`,
      stateVerification: true,
      clientOptions: { ...clientOptionsOf(options, logger), retryConfig: { retries: 1 }, timeout: 10_000 },
      renderHtmlForInstallPath: (address) => installPage(address, language),
      callbackOptions: {
        success: ({ team, enterprise, appId }, _install, _request, response) =>
          send(response, 200, installedPage({ team, enterprise, appId }, install.provider, language)),
        failure: (error, _install, _request, response) => {
          const why = reasonOf(error)
          log.warn('slack.not-installed', { why, code: error.code })
          send(response, STATUS[why], installFailurePage(why, INSTALL_PATH, language))
        },
      },
    },
  })

  const listener: RequestListener = (request: IncomingMessage, response: ServerResponse) => {
    if (request.method !== 'GET') return response.writeHead(405, { allow: 'GET' }).end()
    for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
    if (limit({ platform: 'slack', user: 'whoever installs' }))
      return response
        .writeHead(429, { 'retry-after': '60' })
        .end(messagesFor(language).access.install.limited)
    receiver.requestListener(request, response)
  }

  return {
    routes: [INSTALL_PATH, REDIRECT_PATH].map((path) => ({ path, listener })),
    authorize: async (source) => {
      const { installer } = receiver
      if (!installer) throw new Error('The library made nothing that installs.')
      return installer.authorize(source as Parameters<typeof installer.authorize>[0])
    },
  }
}

const STATUS = { denied: 403, stale: 400, refused: 502 } as const satisfies Record<InstallFailure, number>

const reasonOf = (error: Error & { readonly code?: string }): InstallFailure => {
  if (/state|missing_code/.test(error.code ?? '')) return 'stale'
  return /cancelled/.test(error.message) ? 'denied' : 'refused'
}

const send = (response: ServerResponse, status: number, page: string): void => {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(page)
}
