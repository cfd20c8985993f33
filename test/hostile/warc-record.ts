/** One response record of a web archive. */
export function warcRecord(
  body: string,
  { mime = "text/html", status = "200 OK", headers = "", url = "https://example.org/news" } = {},
): string {
  const http = `HTTP/1.1 ${status}\r\nContent-Type: ${mime}; charset=utf-8\r\n${headers}\r\n${body}`;
  const length = Buffer.byteLength(http);
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2025-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${length}\r\n\r\n${http}\r\n\r\n`;
}
