import { useTranslation } from 'react-i18next';

/** Keys and what they do; the words are in the locales under `player.key`. */
const keys = [
  ['␣', 'toggle'], ['← →', 'arrows'], ['J', 'again'], ['K · L', 'shuttle'], ['↑ ↓', 'rate'], ['0 … 9', 'tenths'], [', .', 'frames'], ['S', 'skip'], ['A B X', 'loop'], ['M', 'mark'], ['[ ]', 'marks'], ['+ − Z', 'zoom'],
] as const;
/** Keys of the score card; the words are under `review.key`. */
const scoreKeys = [['P', 'score'], ['↑ ↓', 'move'], ['0 … 9', 'digits'], ['N', 'notApplicable'], ['M', 'moment'], ['C', 'comment']] as const;

/** The keys of the score card, where there is one to fill in. */
export function ScoreKeys() {
  const { t } = useTranslation();
  return (
    <footer className="player-keys score-keys" aria-label={t('review.keys')}>
      {scoreKeys.map(([key, name]) => <span key={name}><kbd>{key}</kbd>{t(`review.key.${name}`)}</span>)}
    </footer>
  );
}

/** The player's keys, always in sight: nobody learns them from a manual. */
export function PlayerKeys() {
  const { t } = useTranslation();
  return (
    <footer className="player-keys" aria-label={t('player.keys')}>
      {keys.map(([key, name]) => <span key={name}><kbd>{key}</kbd>{t(`player.key.${name}`)}</span>)}
    </footer>
  );
}
