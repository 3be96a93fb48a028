import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/Panel.tsx';
import { fileFields, type RulesDraft } from './rulesDraft.ts';

/** The rules as they are kept, as the fields of a provisioning file: each seat has a file of its own. */
export function ShareRules({ rules }: { readonly rules: RulesDraft }) {
  const { t } = useTranslation();
  return (
    <Panel testId="write-up-share">
      <details className="share-rules">
        <summary>{t('writeUp.share')}</summary>
        <p className="soft-text">{t('writeUp.shareWords')}</p>
        <Input.TextArea readOnly className="share-text" value={fileFields(rules)} autoSize={{ minRows: 4, maxRows: 12 }} aria-label={t('writeUp.shareText')} data-testid="share-text" onFocus={(event) => event.target.select()} />
      </details>
    </Panel>
  );
}
