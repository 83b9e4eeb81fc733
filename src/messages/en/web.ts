import { formatCount } from '../format.ts'

const counted = (count: number, one: string, other: string) => formatCount(count, one, other, 'en')

/** Why a link could not be fetched. */
export type WebFault =
  | 'not-a-link'
  | 'scheme'
  | 'credentials'
  | 'private'
  | 'port'
  | 'unknown-host'
  | 'unreachable'
  | 'certificate'
  | 'slow'
  | 'large'
  | 'redirects'
  | 'type'
  | 'robots'
  | 'gone'
  | 'refused'
  | 'busy'
  | 'status'
  | 'garbled'

/** Why a page is no article. */
export type PageFault = 'login' | 'video' | 'list' | 'paywall' | 'consent' | 'captcha' | 'missing' | 'empty'

/** Why a feed could not be read. */
export type FeedFault = 'no-feed' | 'not-a-feed' | 'too-much'

/** What the bot says of links and the sites behind them. */
export const enWeb = {
  /** What to do comes second. @param detail the media type, or the status of the response */
  fault: {
    'not-a-link': () => 'That is not a link. Give one that begins with https:// or http://.',
    scheme: () => 'I read only links that begin with https:// or http://.',
    credentials: () => 'That link has a user name or a password in it. Give it without them.',
    private: () =>
      'That link does not lead to the public internet, and I read nothing else. Give me the page as a file instead.',
    port: () => 'That link names a port where no pages are. Check the link.',
    'unknown-host': () => 'There is no site of that name. Check the link.',
    unreachable: () => 'The site cannot be reached. Check the link, or try again later.',
    certificate: () =>
      'The site cannot prove who it is: its certificate is not valid. Give me the page as a file instead.',
    slow: () =>
      'The site took longer than 10 seconds. Try again later, or give me the page as a file instead.',
    large: () => 'That is larger than 15 MB, and I read no more from a link. Give one to a part of it.',
    redirects: () =>
      'That link leads from one address to another without end. Open it in a browser, and give the link of the page that you see.',
    type: (detail) =>
      `I cannot read what is there${detail === '' ? '' : ` (${detail})`}. I read pages, PDFs, texts, e-books, subtitles and office documents.`,
    robots: () =>
      'The site asks programs not to read that by themselves. You can still add its articles one by one.',
    gone: () => 'There is no page at that link. Check it, or look for the page on its site.',
    refused: () =>
      'The site does not let me read that: it wants a login, or keeps programs out. Save the page in your browser, and give me the file.',
    busy: () => 'The site says that it is too busy. Try again later.',
    status: (detail) => `The site answered with an error${detail && ` (${detail})`}. Try again later.`,
    garbled: () => 'What the site sent is damaged. Try again later, or give me the page as a file instead.',
  } satisfies Record<WebFault, (detail: string) => string>,

  /** What the page is, and what to do. */
  noArticle: {
    login:
      'That is a page to log in, not an article. Give the link of an article, or save its page and give me the file.',
    video: 'That is a video with hardly any text. Give me its transcript instead.',
    list: 'That is a list of articles, not one. Give the link of one of them, or follow the site’s feed.',
    paywall:
      'Only the beginning of that article can be read without a subscription. Save the whole page in your browser, and give me the file.',
    consent:
      'The site asks for consent to cookies before it shows anything. Save the page in your browser, and give me the file.',
    captcha:
      'The site wants to know whether I am human, and shows me nothing. Save the page in your browser, and give me the file.',
    missing: 'The site says that there is no such page. Check the link, or look for the page on its site.',
    empty: 'There is hardly any text on that page. Save it in your browser, and give me the file.',
  } satisfies Record<PageFault, string>,

  feedFault: {
    'no-feed':
      'That page names no feed. Look on the site for a link to its RSS or Atom feed, and give me that.',
    'not-a-feed':
      'That is not a feed that I can read. Give the link of an RSS, Atom or JSON feed, or of a page that names one.',
    'too-much': 'That feed takes too long to read, or too much memory. Ask the site for a shorter one.',
  } satisfies Record<FeedFault, string>,

  /** Feeds that are followed. */
  feeds: {
    whatToFollow: 'Say what to follow: /source follow https://…',
    /** @param articles how many it has now */
    following: (title: string, articles: number) =>
      `Following: ${title}. Its ${counted(articles, 'article becomes a source', 'articles become sources')} one after another, and new ones within about an hour.`,
    omitted: (count: number) => `${counted(count, 'older article is', 'older articles are')} left out.`,
    followedAlready: (title: string) => `That is followed already: ${title}`,
    tooMany: (most: number) =>
      `This shelf follows ${most} feeds, and no more are taken. /source feeds shows them; /source unfollow ends one.`,
    count: (count: number) => counted(count, 'followed feed', 'followed feeds'),
    none: 'No feed is followed here. /source follow and the link of a site or feed: its new articles become sources.',
    /** Follows the title of the feed. @param at as it is shown */
    state: {
      waiting: () => 'not read yet',
      fine: (at: string) => `read ${at}`,
      failed: (at: string, failures: number) =>
        `${failures === 1 ? 'could not be read' : `could not be read ${failures} times in a row, last`} ${at}.`,
      ended: (at: string) => `ended for good, found ${at}.`,
    },
    stop: (value: number) => `Unfollow ${value}`,
    which: 'Say which, by its number in /source feeds: /source unfollow 1',
    noSuch: (typed: string, feeds: number) =>
      `There is no feed ${typed}: ${feeds === 0 ? 'none is followed here' : feeds === 1 ? 'there is only number 1' : `they go from 1 to ${feeds}`}.`,
    notFollowed: 'That is not followed any more.',
    unfollowed: (title: string) => `No longer followed: ${title}. The sources that came from it stay.`,
  },
}
