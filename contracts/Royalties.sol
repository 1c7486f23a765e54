// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Create2} from "@openzeppelin/contracts/utils/Create2.sol";
import {IRewardPools} from "./interfaces/IRewardPools.sol";
import {IRoyalties} from "./interfaces/IRoyalties.sol";
import {RoyaltyForwarder} from "./RoyaltyForwarder.sol";

/// @title Royalties
/// @notice See {IRoyalties}.
contract Royalties is IRoyalties {
    /// @inheritdoc IRoyalties
    IRewardPools public immutable pools;

    /// @param pools_ The {RewardPools} deployment. It needn't be there yet: {Contributions}, which it is made for, names this contract.
    constructor(IRewardPools pools_) {
        pools = pools_;
    }

    /// @inheritdoc IRoyalties
    function deploy(uint32 campaign) public returns (address forwarder) {
        forwarder = forwarderOf(campaign);
        if (forwarder.code.length != 0) return forwarder;

        emit ForwarderDeployed(campaign, forwarder);

        new RoyaltyForwarder{salt: bytes32(uint256(campaign))}(address(pools), campaign);
    }

    /// @inheritdoc IRoyalties
    function flush(uint32 campaign, address token) external returns (uint128 received) {
        return RoyaltyForwarder(payable(deploy(campaign))).flush(token);
    }

    /// @inheritdoc IRoyalties
    function forwarderOf(uint32 campaign) public view returns (address) {
        bytes memory code =
            abi.encodePacked(type(RoyaltyForwarder).creationCode, abi.encode(address(pools), campaign));
        return Create2.computeAddress(bytes32(uint256(campaign)), keccak256(code));
    }
}
