// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

interface ITakesWorks {
    function contribute(uint256 header, bytes32 digest, bytes32 manifest, uint256[] calldata parents)
        external
        returns (uint256 id);
}

/// @dev One author of a made-up crowd: certifies what its crowd tells it to.
contract Author {
    function contribute(ITakesWorks works, uint256 header, bytes32 digest, bytes32 manifest) external {
        works.contribute(header, digest, manifest, new uint256[](0));
    }
}

/// @notice Many authors who certify many works in one transaction, so that a chain with a long history is made in seconds.
contract Crowd {
    Author[] private _authors;

    function grow(uint256 many) external {
        for (uint256 i = 0; i < many; i++) _authors.push(new Author());
    }

    /// @param first Works are numbered; digest and manifest are hashes of the number.
    function act(ITakesWorks works, uint256 header, uint256 first, uint256 many) external {
        for (uint256 i = first; i < first + many; i++) {
            _authors[i % _authors.length].contribute(
                works, header, keccak256(abi.encode("work", i)), keccak256(abi.encode("manifest", i))
            );
        }
    }
}
