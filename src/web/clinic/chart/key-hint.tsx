/** The key that does the same. For the eye only: a control's name stays what it does. */
export function KeyHint({ children }: { readonly children: string | number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: kbd cannot be focused
  return <kbd aria-hidden="true">{children}</kbd>;
}
