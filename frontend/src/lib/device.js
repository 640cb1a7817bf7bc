/** What the API's list of browsers calls things, where people say something shorter. */
const spoken = /** @type {Record<string, string>} */ ({
  'Chrome Mobile': 'Chrome',
  'Chrome Mobile iOS': 'Chrome',
  'Chrome Mobile WebView': 'Chrome',
  'Edge Mobile': 'Edge',
  'Firefox iOS': 'Firefox',
  'Firefox Mobile': 'Firefox',
  HeadlessChrome: 'Chrome',
  'Mac OS X': 'macOS',
  'Mobile Safari': 'Safari',
  'Mobile Safari UI/WKWebView': 'Safari',
  'Opera Mobile': 'Opera',
});

/**
 * @param {string} device as the API has it, e.g. `Mobile Safari, iOS`
 * @returns {string[]} browser and system as people call them; only one where only one is known
 */
export function partsOf(device) {
  return device.split(', ').map((part) => spoken[part] ?? part);
}
