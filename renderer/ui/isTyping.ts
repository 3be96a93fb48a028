/** True for an element that takes typed characters: keys then belong to it, and mean nothing else. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select, [role=combobox], [role=listbox], [role=menu], [role=dialog], [role=alertdialog], .keypad') !== null;
}
