const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;

/** The name in lower case without its final dot, or undefined if it is not a host name (garbage, an address, a single label). */
export function hostName(text: string): string | undefined {
  const name = text.toLowerCase().replace(/\.$/, '');
  const labels = name.split('.');
  const last = labels.at(-1) ?? '';
  return name.length <= 253 && labels.length > 1 && labels.every(part => label.test(part)) && /[a-z]/.test(last) ? name : undefined;
}

/** Whether it is a cluster or instance endpoint. The certificate names it, so a chain of CNAMEs is not followed further. */
export function isDocumentDbEndpoint(name: string): boolean {
  return /\.docdb\.amazonaws\.com(\.cn)?$/.test(name);
}
