import { useTranslation } from 'react-i18next';

/** Keys and what they do; the words are in the locales under `player.key`. */
const keys = [
  ['␣', 'toggle'], ['← →', 'arrows'], ['J', 'again'], ['K · L', 'shuttle'], ['↑ ↓', 'rate'], ['0 … 9', 'tenths'], [', .', 'frames'], ['S', 'skip'], ['A B X', 'loop'], ['M', 'mark'], ['[ ]', 'marks'], ['+ − Z', 'zoom'],
] as const;

/** The player's keys, always in sight: nobody learns them from a manual. */
export function PlayerKeys() {
  const { t } = useTranslation();
  return (
    <footer className="player-keys" aria-label={t('player.keys')}>
      {keys.map(([key, name]) => <span key={name}><kbd>{key}</kbd>{t(`player.key.${name}`)}</span>)}
    </footer>
  );
}
