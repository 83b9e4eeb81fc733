/**
 * The normal form of a link: it leads to the same page, and the same page has it more often. The host is in lower case, the fragment, the default
 * port and what only counts visitors are gone. What is no link to the web comes back as it is.
 */
export const normaliseLink = (link: string): string => {
  const url = URL.parse(link.trim())
  if (url === null || !/^https?:$/.test(url.protocol)) return link
  // Some sites have their pages behind such fragments.
  if (!/^#!?\//.test(url.hash)) url.hash = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  // Not through `searchParams`, which would write the rest anew.
  const kept = url.search.slice(1).split('&').filter(isTelling)
  url.search = kept.length > 0 ? `?${kept.join('&')}` : ''
  return url.href
}

/**
 * Whether two links are likely to lead to the same page is whether they have the same key: the normal form without its scheme, `www.`, the name of an
 * index file, a slash at the end, and the order of the parameters. It is no link.
 */
export const linkKey = (link: string): string => {
  const url = URL.parse(normaliseLink(link))
  if (url === null || !/^https?:$/.test(url.protocol)) return link
  const path = url.pathname.replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/').replace(/\/+$/, '')
  const search = url.search.slice(1).split('&').sort().join('&')
  return `${url.host.replace(/^www\./, '')}${path}${search && `?${search}`}${url.hash}`
}

/**
 * The link by which an article is known: what its page says is its own (`<link rel=canonical>`, `og:url`), if that is on the same site; else where it
 * was fetched from. Another site's link is not believed, because any page could pass for an article of another, and its start page is a common slip.
 * @param said in the page; undefined if it says nothing
 */
export const articleLink = (fetched: string, said: string | undefined): string => {
  const here = URL.parse(fetched)
  const there = URL.parse(said ?? '', fetched)
  if (here === null || there === null || siteOf(here) !== siteOf(there)) return normaliseLink(fetched)
  if (there.pathname === '/' && there.search === '' && `${here.pathname}${here.search}` !== '/')
    return normaliseLink(fetched)
  // A page that came safely need not be given out unsafely.
  if (here.protocol === 'https:' && here.hostname === there.hostname && there.port === here.port)
    there.protocol = 'https:'
  return normaliseLink(there.href)
}

/** A host without the labels that name its forms for telephones and the like: `en.m.example.org` is `en.example.org`. */
const siteOf = ({ hostname }: URL): string => {
  const labels = hostname.replace(/\.$/, '').split('.')
  return labels.filter((label, at) => at >= labels.length - 2 || !FORMS.test(label)).join('.')
}

const FORMS = /^(?:www\d?|m|mobile|mobil|movil|touch|wap|amp)$/

/** Whether a parameter of a link may change what it leads to. */
const isTelling = (parameter: string): boolean => {
  const name = (parameter.split('=')[0] ?? '').toLowerCase()
  return name !== '' && !TRACKING.test(name)
}

/** Parameters by which campaigns, mail programs, and social and search sites recognise visitors. */
const TRACKING = new RegExp(
  `^(?:${[
    '(?:utm|pk|piwik|mtm|matomo|hsa|guce|oly|vero|ns|wt|fb_action)_.*',
    'at_(?:campaign|medium|custom[0-9]*|link.*|format|ptr.*|bbc_team)',
    '(?:fb|g|d|y|ys|tw|tt|ms|irc|wicked)cl(?:k)?id|[gw]braid|gclsrc',
    'igsh(?:id)?|epik|ito|ocid|cvid|ncid|icid|cmp(?:id)?|s_cid|s_kwcid|ef_id|smid|smtyp|xtor|spm|scm|_openstat',
    'mc_[ce]id|mkt_tok|_hsenc|_hsmi|__hs(?:tc|sc|fp)|hsctatracking|_ga|_gl|_ke|ml_subscriber(?:_hash)?|ck_subscriber_id',
    'fb_ref|fb_source|ref_src|ref_url|guccounter|__twitter_impression|li_fat_id|trk|trkcampaign|share_?id|wpsrc',
  ].join('|')})$`,
)
