/** The package's own types say that its function is a property of what it exports. */
declare module 'robots-parser' {
  interface Robots {
    isAllowed(url: string, userAgent?: string): boolean | undefined
  }
  const robotsParser: (url: string, text: string) => Robots
  export default robotsParser
}
