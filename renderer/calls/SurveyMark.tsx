import { StarFilled } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { SurveyResult } from '../../shared/calls/survey.ts';
import { Sourced } from '../ui/Sourced.tsx';

/** The caller's verdict, as the platform sent it. */
export function SurveyMark({ survey }: { readonly survey: SurveyResult }) {
  const { t } = useTranslation();
  const { score, outOf, source } = survey;
  return (
    <span className="survey" data-testid="survey">
      <Sourced source={t('source.header', { name: source })}>
        <StarFilled /> {t('wrapUp.survey')} <b>{outOf === null ? t('wrapUp.surveyPlain', { score }) : t('wrapUp.surveyScore', { score, outOf })}</b>
      </Sourced>
    </span>
  );
}
