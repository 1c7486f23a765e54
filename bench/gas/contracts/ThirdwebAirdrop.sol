// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Airdrop} from "@thirdweb-dev/contracts/prebuilts/airdrop/Airdrop.sol";

/// @notice thirdweb's, as it is: its package ships the source only. Deployed as a clone, as thirdweb deploys it.
contract ThirdwebAirdrop is Airdrop {}
