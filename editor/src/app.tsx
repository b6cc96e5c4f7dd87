// The application: what surrounds all screens. In: nothing. Out: the sign-in page, or the screens.
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { queries } from './api/client.ts';
import { router } from './router.tsx';
import { SignedIn } from './shell/signed-in.tsx';
import { LanguageProvider } from './texts/language.tsx';
import { theme } from './theme.ts';

/** The application. */
export function App() {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <LanguageProvider>
        <QueryClientProvider client={queries}>
          <Notifications position="bottom-right" />
          <SignedIn>
            <RouterProvider router={router} />
          </SignedIn>
        </QueryClientProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
