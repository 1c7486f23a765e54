// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC721} from "solady/src/tokens/ERC721.sol";

/// @notice What certifying can't go below: a token whose id is the content's hash, minted to the caller, and nothing else.
contract BareToken is ERC721 {
    event Parents(uint256 indexed id, uint256[] parents);

    /// @dev By anchor's root: when it was anchored.
    mapping(bytes32 root => uint256) private _anchors;

    function name() public pure override returns (string memory) {
        return "Works";
    }

    function symbol() public pure override returns (string memory) {
        return "WORK";
    }

    function tokenURI(uint256) public pure override returns (string memory) {
        return "";
    }

    function mint(uint256 id) external payable {
        _mint(msg.sender, id);
    }

    /// @notice With the parents: one storage read each that proves that they exist, and a log that names them.
    function mintFrom(uint256 id, uint256[] calldata parents) external payable {
        _mint(msg.sender, id);
        for (uint256 i = 0; i < parents.length; ++i) {
            require(_exists(parents[i]));
        }
        emit Parents(id, parents);
    }

    function anchor(bytes32 root) external payable {
        _anchors[root] = block.timestamp;
    }

    /// @notice What minting from an anchor can't go below: proof, signature, token.
    function mintAnchored(uint256 id, bytes32[] calldata proof, uint8 v, bytes32 r, bytes32 s) external payable {
        bytes32 node = keccak256(abi.encode(id));
        address author = ecrecover(node, v, r, s);
        for (uint256 i = 0; i < proof.length; ++i) {
            bytes32 sibling = proof[i];
            assembly ("memory-safe") {
                let place := shl(5, gt(node, sibling))
                mstore(place, node)
                mstore(xor(place, 32), sibling)
                node := keccak256(0, 64)
            }
        }
        require(_anchors[node] != 0);
        _mint(author, id);
    }
}
