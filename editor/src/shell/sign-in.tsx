// Shell: the sign-in page, with the demo accounts where there are any.
import {
  Button,
  Center,
  Group,
  Image,
  Paper,
  PasswordInput,
  SimpleGrid,
  Stack,
  TextInput,
  Title,
  Text as Words,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useEntry } from '../api/entry.ts';
import { signIn, signInElsewhere } from '../api/session.ts';
import { Failed } from '../parts/states.tsx';
import { useSpeech } from '../texts/language.tsx';
import { DemoBadge } from './demo-badge.tsx';
import { Preferences } from './preferences.tsx';
import classes from './shell.module.css';
import { SHELL, SIGN_IN } from './shell.texts.ts';

/** The sign-in page. */
export function SignIn() {
  const { t } = useSpeech();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { data: entry } = useEntry();
  const entering = useMutation({
    mutationFn: (who: { email: string; password: string }) => signIn(who.email, who.password),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate({ email, password });
  };
  return (
    <Center component="main" mih="100vh" p="md">
      <Stack w={560} maw="100%" gap="lg">
        <Group justify="space-between">
          <Group gap="sm">
            <Image src="/mark.svg" alt="" w={36} h={36} />
            <Title order={1} fz={26}>
              {t(SHELL.product)}
            </Title>
          </Group>
          <Preferences />
        </Group>
        <Words className="quiet">{t(SIGN_IN.claim)}</Words>
        <Paper withBorder p="lg">
          <form onSubmit={submit}>
            <Stack>
              <TextInput
                label={t(SIGN_IN.email)}
                type="email"
                autoComplete="username"
                size="sm"
                required
                value={email}
                onChange={({ currentTarget }) => setEmail(currentTarget.value)}
              />
              <PasswordInput
                label={t(SIGN_IN.password)}
                autoComplete="current-password"
                size="sm"
                required
                value={password}
                onChange={({ currentTarget }) => setPassword(currentTarget.value)}
              />
              <Button type="submit" size="sm" loading={entering.isPending}>
                {t(SIGN_IN.enter)}
              </Button>
              {entry?.singleSignOn === true && (
                <Button variant="default" size="sm" onClick={() => void signInElsewhere()}>
                  {t(SIGN_IN.elsewhere)}
                </Button>
              )}
            </Stack>
          </form>
          {entering.error !== null && <Failed error={entering.error} />}
        </Paper>
        {entry !== undefined && entry.demoPassword !== null && (
          <Stack gap="xs">
            <Group gap={6} pt="xs">
              <DemoBadge />
              <Words fw={600}>{t(SIGN_IN.demo)}</Words>
            </Group>
            <Words size="xs" className="quiet">
              {t(SIGN_IN.demoAbout)}
            </Words>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing={6} verticalSpacing={6}>
              {entry.demo.map((account) => (
                <Button
                  key={account.email}
                  variant="default"
                  justify="flex-start"
                  classNames={{ root: classes.account, label: classes.accountName }}
                  disabled={entering.isPending}
                  onClick={() =>
                    entering.mutate({ email: account.email, password: entry.demoPassword ?? '' })
                  }
                >
                  {t(account.name)}
                </Button>
              ))}
            </SimpleGrid>
          </Stack>
        )}
      </Stack>
    </Center>
  );
}
