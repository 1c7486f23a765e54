// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {CREATE3} from "solady/src/utils/CREATE3.sol";
import {IGenesis, Part} from "./interfaces/IGenesis.sol";
import {Periods} from "./types/Periods.sol";
import {Limits} from "./types/Settings.sol";

/// @title Genesis
/// @dev See {IGenesis}.
contract Genesis is IGenesis {
    bytes32[5] private _codeHashes;
    Limits private _limits;
    Periods private _periods;

    /// @param codeHashes keccak256 of each contract's creation code, in the order of {Part}.
    /// @param limits_ What Contributions is made with.
    /// @param periods_ What RewardPools is made with.
    constructor(bytes32[5] memory codeHashes, Limits memory limits_, Periods memory periods_) {
        _codeHashes = codeHashes;
        _limits = limits_;
        _periods = periods_;
    }

    /// @inheritdoc IGenesis
    function place(Part part, bytes calldata creationCode) external returns (address where) {
        where = addressOf(part);
        if (where.code.length != 0) return where;
        bytes32 expected = _codeHashes[uint256(part)];
        bytes32 actual = keccak256(creationCode);
        if (actual != expected) revert WrongCode(part, expected, actual);

        emit Placed(part, where);

        CREATE3.deployDeterministic(bytes.concat(creationCode, argumentsOf(part)), _saltOf(part));
    }

    /// @inheritdoc IGenesis
    function addressOf(Part part) public view returns (address) {
        return CREATE3.predictDeterministicAddress(_saltOf(part));
    }

    /// @inheritdoc IGenesis
    function argumentsOf(Part part) public view returns (bytes memory) {
        address contributions = addressOf(Part.Contributions);
        address pools = addressOf(Part.RewardPools);
        address royalties = addressOf(Part.Royalties);
        if (part == Part.Contributions) return abi.encode(_limits, royalties);
        if (part == Part.RewardPools) return abi.encode(contributions, _periods);
        if (part == Part.Curation) return abi.encode(contributions, pools);
        if (part == Part.Royalties) return abi.encode(pools);
        return abi.encode(contributions, pools, royalties);
    }

    /// @inheritdoc IGenesis
    function codeHashOf(Part part) external view returns (bytes32) {
        return _codeHashes[uint256(part)];
    }

    function _saltOf(Part part) private pure returns (bytes32) {
        return bytes32(uint256(part));
    }
}
