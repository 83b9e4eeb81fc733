import type { Reply } from '../../../reply.ts'
import { renderModal } from '../render/views.ts'
import { sendPrivately } from './post.ts'
import type { Press } from './press.ts'
import type { Slack } from './slack-context.ts'

/**
 * Shows a reply in a modal. A modal can be opened for three seconds after a button is pressed; what comes later is told to the person
 * alone. Never rejects.
 * @param stacked where the button stands on a modal: whether that can be come back to, or gives way
 */
export const showModal = async (slack: Slack, press: Press, reply: Reply, stacked = false): Promise<void> => {
  const { trigger, person } = press
  const view = renderModal(reply)
  try {
    if (press.on === 'modal' && press.view !== undefined && !stacked)
      await slack.client.views.update({ view_id: press.view, view })
    else if (trigger === undefined) throw new Error('There is nothing to open a modal with.')
    else if (press.on === 'modal') await slack.client.views.push({ trigger_id: trigger, view })
    else await slack.client.views.open({ trigger_id: trigger, view })
  } catch (error) {
    slack.log.debug('slack.no-modal', { error })
    await sendPrivately(slack, person, reply)
  }
}
