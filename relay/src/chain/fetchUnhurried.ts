/**
 * Fetches, and keeps `Retry-After` to itself: viem waits as long as that says, be it an hour, with nothing in any log. Who is asked too often is asked
 * again soon, once, and then it is for the caller to wait and to say so.
 */
export async function fetchUnhurried(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const answer = await fetch(input, init);
  if (!answer.headers.has("retry-after")) return answer;
  const headers = new Headers(answer.headers);
  headers.delete("retry-after");
  const { body, status, statusText } = answer;
  return new Response(body, { status, statusText, headers });
}
