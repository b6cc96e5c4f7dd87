// Shell: lets in who is signed in; shows others the sign-in page.
import type { ReactNode } from 'react';
import { useSession } from '../api/session.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { SignIn } from './sign-in.tsx';

/** Shows its children to who is signed in. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const { data, error, isPending, refetch } = useSession();
  if (isPending) return <Loading />;
  if (data === null) return <SignIn />;
  if (data === undefined) return <Failed error={error} retry={() => void refetch()} />;
  return children;
}
