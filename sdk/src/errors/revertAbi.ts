import { parseAbi } from "viem";
import { curationAbi, editionsAbi, rewardPoolsAbi, royaltiesAbi, royaltyForwarderAbi } from "../abis/generated.ts";
import { worksAbi } from "../abis/worksAbi.ts";

/**
 * Errors that aren't in our ABIs and still come through our calls: those of the tokens that brands choose (OpenZeppelin's and
 * Solady's), and of libraries below them.
 */
const FOREIGN = parseAbi([
  "error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)",
  "error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)",
  "error ERC20InvalidSender(address sender)",
  "error ERC20InvalidReceiver(address receiver)",
  "error ERC20InvalidApprover(address approver)",
  "error ERC20InvalidSpender(address spender)",
  "error ERC2612ExpiredSignature(uint256 deadline)",
  "error ERC2612InvalidSigner(address signer, address owner)",
  "error ECDSAInvalidSignature()",
  "error ECDSAInvalidSignatureLength(uint256 length)",
  "error ECDSAInvalidSignatureS(bytes32 s)",
  "error InvalidAccountNonce(address account, uint256 currentNonce)",
  "error EnforcedPause()",
  "error SafeERC20FailedOperation(address token)",
  "error ReentrancyGuardReentrantCall()",
  "error AddressEmptyCode(address target)",
  "error FailedCall()",
  "error InsufficientBalance(uint256 balance, uint256 needed)",
  "error InsufficientBalance()",
  "error InsufficientAllowance()",
  "error PermitExpired()",
  "error InvalidPermit()",
  "error Permit2AllowanceIsFixedAtInfinity()",
  "error TotalSupplyOverflow()",
  "error AllowanceOverflow()",
  "error AllowanceUnderflow()",
  "error TransferFromFailed()",
  "error TransferFailed()",
  "error ApproveFailed()",
  "error ETHTransferFailed()",
  "error Reentrancy()",
  "error Unauthorized()",
]);

/** Every error that a call of ours can end in: one contract's comes through another's call, so each is looked up among all. */
export const REVERT_ABI = [
  ...worksAbi,
  ...curationAbi,
  ...rewardPoolsAbi,
  ...editionsAbi,
  ...royaltiesAbi,
  ...royaltyForwarderAbi,
  ...FOREIGN,
].filter((item) => item.type === "error");

/** The names of the foreign ones. */
export const FOREIGN_ERRORS: readonly string[] = [...new Set(FOREIGN.map(({ name }) => name))];
