// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

/// @title Signatures
/// @notice Who signed a hash: a key first, then a smart account.
library Signatures {
    /// @notice True if `signature` is `signer`'s over `hash`.
    /// @dev ecrecover before any look at the code, and not instead of it: an account that delegates by EIP-7702 has code, and
    /// its own key's signature has to stay good whatever that code says. Malleable forms (high s, v other than 27 or 28)
    /// recover to nobody. The smart account is asked by a static call, so it can't act on us from in there.
    /// @param signature 65 bytes (r, s, v), 64 bytes (EIP-2098), or anything that `signer`'s ERC-1271 code takes.
    function isBy(address signer, bytes32 hash, bytes calldata signature) internal view returns (bool) {
        if (isByKey(signer, hash, signature)) return true;

        // Where there is no code there is no answer, and none is not a yes.
        return SignatureChecker.isValidERC1271SignatureNowCalldata(signer, hash, signature);
    }

    /// @notice True if `signature` was made with the key of `signer`'s own address.
    /// @param signature 65 bytes (r, s, v) or 64 bytes (EIP-2098), s in the lower half.
    function isByKey(address signer, bytes32 hash, bytes calldata signature) internal pure returns (bool) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        (address recovered, ECDSA.RecoverError err,) = ECDSA.tryRecover(hash, v, r, s);
        return err == ECDSA.RecoverError.NoError && recovered == signer;
    }
}
