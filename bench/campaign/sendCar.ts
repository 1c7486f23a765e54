/** Sends a CAR to the IPFS node. Nothing is pinned: the node collects no garbage by itself. @throws {Error} where it refuses */
export async function sendCar(ipfs: string, car: Blob): Promise<void> {
  const form = new FormData();
  form.append("file", car);
  const response = await fetch(`${ipfs}/api/v0/dag/import?pin-roots=false`, { method: "POST", body: form });
  const text = await response.text();
  if (!response.ok) throw new Error(`the node answered ${response.status}: ${text.slice(0, 500)}`);
}
