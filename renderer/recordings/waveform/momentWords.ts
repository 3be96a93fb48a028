/** A moment of a recording: `1:02.4` where tenths are told apart, else `01:02`. */
export function momentWords(ms: number, tenths = false): string {
  const whole = Math.max(0, tenths ? Math.floor(ms / 100) / 10 : Math.floor(ms / 1_000));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const [hours, minutes, seconds] = [Math.floor(whole / 3_600), Math.floor((whole % 3_600) / 60), whole % 60];
  const rest = `${two(minutes)}:${two(seconds)}${tenths ? `.${Math.round((seconds % 1) * 10) % 10}` : ''}`;
  return hours === 0 ? rest : `${hours}:${rest}`;
}
