// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WorkHeader} from "../types/WorkHeader.sol";

/// @title Contributions
/// @notice Certifies works: one ERC-721 attribution token per (campaign, digest). Authorship and ownership are
/// two things: selling the token moves neither author, credits nor rewards.
///
/// A work comes in by one of three ways: its author certifies it (or signs, and anybody pays), its author shows a
/// commitment made earlier, or anybody mints it from an anchor. Its certified-at is the time of the block, of the
/// commitment, or of the anchor. **The earliest proof wins**: while a token is provisional, whoever shows strictly older
/// evidence for the same digest in the same campaign takes it over. After that nothing changes author and certified-at.
///
/// What is not promised: that whoever certified, committed or anchored first is who made it.
/// @dev The token's packed slot holds the owner and 96 bits:
/// `status 3 ‖ aiUse 2 ‖ codec 1 ‖ kind 4 ‖ finalAfter 22 ‖ certifiedAt 32 ‖ digestHigh 32`,
/// where `finalAfter` is (final-at − certified-at) in minutes, rounded up. While the author holds the token the
/// owner *is* the author; the author's own slot is written when the token first leaves.
interface IContributions {
    /// @notice What is known on chain about a contribution. Times in unix seconds.
    struct Contribution {
        /// Who made it; stays through every sale.
        address author;
        /// Who holds the token; 0 once burnt.
        address owner;
        /// sha2-256 digest of the content's root block.
        bytes32 digest;
        uint32 campaign;
        /// When it was certified.
        uint40 certifiedAt;
        /// From when on nothing can change author and certified-at, and the token can move.
        uint40 finalAt;
        /// See {MediaKind}.
        uint8 kind;
        /// 0 raw, 1 dag-pb.
        uint8 codec;
        /// See {AiUse}.
        uint8 aiUse;
    }

    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice A work was certified. With the block's time this is all there is to know of it:
    /// campaign and config hash are in the header.
    /// @param id campaign ‖ low 224 bits of the digest.
    /// @param author Who made it.
    /// @param digest sha2-256 digest of the content's root block: a topic, so that anybody finds a file's certificates without an index.
    /// @param header The small fields, see {WorkHeader}.
    /// @param manifest sha2-256 digest of the manifest (a raw block on IPFS); 0: none.
    /// @param parents The works this one remixes, answers or continues.
    event Contributed(
        uint256 indexed id,
        address indexed author,
        bytes32 indexed digest,
        WorkHeader header,
        bytes32 manifest,
        uint256[] parents
    );

    /// @notice All signatures the author gave so far under older epochs are void from the block's second on.
    event SignaturesCancelled(address indexed author, uint32 epoch);

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown when the contribution was made under other settings or terms than the campaign's current ones, or an
    /// anchor names others, which gave way an hour ago or earlier, or never were this campaign's.
    error OtherConfig(uint32 campaign, bytes20 given, bytes20 current);
    /// @notice Thrown when the campaign's AI policy does not allow the declared use.
    error AiPolicyViolated(uint32 campaign, uint8 aiUse);
    /// @notice Thrown when this id (the digest's low 224 bits) is already certified in this campaign.
    error AlreadyCertified(uint256 id, address author, uint40 certifiedAt);
    /// @notice Thrown when a digest was certified here and its token burnt: it stays attributed.
    error AlreadyBurnt(uint256 id, address author, uint40 certifiedAt);
    /// @notice Thrown when a header's field or a reserved bit is out of range.
    error BadHeader(WorkHeader header);
    /// @notice Thrown when the digest is zero.
    error EmptyDigest();
    /// @notice Thrown when a parent was never certified.
    error UnknownParent(uint256 parent);
    /// @notice Thrown when a parent was not certified strictly earlier than the work.
    error ParentNotEarlier(uint256 parent, uint40 certifiedAt);
    /// @notice Thrown when a parent is named twice.
    error RepeatedParent(uint256 parent);
    /// @notice Thrown when there are more than 16 parents.
    error TooManyParents(uint256 count);
    /// @notice Thrown when the format (story, remix) needs a parent in this campaign and none is named.
    error ParentNeeded(uint32 campaign);
    /// @notice Thrown when the work was not committed to (with this author, digest and salt), and had to be.
    error CommitmentMissing(uint32 campaign);
    /// @notice Thrown when a signature's deadline is past. Both in unix seconds.
    error SignatureExpired(uint256 deadline, uint256 time);
    /// @notice Thrown when a signature is not the author's: wrong key, fields, chain, contract, epoch, or malleable form.
    error BadSignature(address author);
    /// @notice Thrown when a provisional token would be transferred or burnt. In unix seconds.
    error Provisional(uint256 id, uint40 finalAt);
    /// @notice Thrown when ether comes with a transfer or an approval: nobody could ever take it out.
    error EtherNotTaken(uint256 sent);
    /// @notice Thrown when a contribution was never certified.
    error UnknownContribution(uint256 id);

    /*//////////////////////////////////////////////////////////////
                               CERTIFYING
    //////////////////////////////////////////////////////////////*/

    /// @notice Certifies a work by the caller.
    /// @dev In this order it is refused where the campaign is unknown, outside its window, under another config hash, with a bad
    /// header, against the AI policy, uncommitted on a sealed campaign, with an empty digest, certified before, or with
    /// parents that don't hold. The first contribution locks the campaign's settings.
    /// @param header See {WorkHeader}.
    /// @param digest sha2-256 digest of the content's root block, CID profile `unixfs-v1-2025`.
    /// @param manifest Digest of the manifest; 0: none, the author has 100 %.
    /// @param parents At most 16 distinct ids, each certified strictly earlier, in any campaign.
    /// @return id The token's id.
    function contribute(WorkHeader header, bytes32 digest, bytes32 manifest, uint256[] calldata parents)
        external
        returns (uint256 id);

    /// @notice Certifies a work by `author`, who signed it; the caller pays.
    /// @dev EIP-712 `Contribution(uint32 campaign,bytes20 config,address author,bytes32 digest,uint8 codec,uint8 kind,
    /// uint8 aiUse,bytes32 manifest,uint256[] parents,uint32 epoch,uint64 deadline)`. ecrecover first (64-byte EIP-2098 and
    /// 65-byte low-s forms), then ERC-1271, so that an account that delegates by EIP-7702 keeps its own key's signature good.
    /// No nonce: a digest is certified once per campaign, so a signature is good for one token.
    /// @param deadline Last second in which the signature is good (unix seconds).
    function contributeFor(
        address author,
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        uint64 deadline,
        bytes calldata signature
    ) external returns (uint256 id);

    /*//////////////////////////////////////////////////////////////
                             THE AUTHOR'S OWN
    //////////////////////////////////////////////////////////////*/

    /// @notice Voids every signature the caller has given so far; not what was anchored before, which stays certified.
    /// @return epoch The caller's new epoch, which new signatures name.
    function cancelSignatures() external returns (uint32 epoch);

    /// @notice Burns a final token. By its owner or an approved account. The id stays attributed for ever.
    function burn(uint256 id) external;

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @notice Everything known on chain about a contribution; reverts with {UnknownContribution}.
    function contributionOf(uint256 id) external view returns (Contribution memory);
    /// @notice Who made it; reverts with {UnknownContribution}.
    function authorOf(uint256 id) external view returns (address);
    /// @notice True if the digest was ever certified in the campaign.
    function isCertified(uint32 campaign, bytes32 digest) external view returns (bool);
    /// @notice The epoch an author's signatures have to name, from 0.
    function epochOf(address author) external view returns (uint32);
    /// @notice Whose code runs what {IPrecedence} describes, at this address and on its storage. Made with this contract.
    function precedence() external view returns (address);
    /// @notice The {Royalties} deployment, whose forwarders `royaltyInfo` names.
    function royalties() external view returns (address);
    /// @notice ERC-7572: `data:` JSON describing the collection.
    function contractURI() external view returns (string memory);
}
