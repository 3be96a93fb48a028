import { useEffect } from 'react';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { forgetFailure, useFailures } from '../stores/failures.ts';
import { forgetRemark, useRemarks } from '../stores/remarks.ts';
import { errorText } from './errorText.ts';

/** Shows refused commands, and remarks, as messages for some seconds each. */
export function FailureMessages() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failures = useFailures((state) => state.failures);
  const remarks = useRemarks((state) => state.remarks);

  useEffect(() => {
    for (const { number, error } of failures) {
      forgetFailure(number);
      if (error.code !== 'cancelled') void message.error({ content: errorText(t, error), duration: 6 });
    }
  }, [failures, message, t]);

  useEffect(() => {
    for (const { number, text } of remarks) {
      forgetRemark(number);
      void message.info({ content: text, duration: 8 });
    }
  }, [remarks, message]);

  return null;
}
