// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {IPrecedence} from "./interfaces/IPrecedence.sol";
import {ContributionHash} from "./libraries/ContributionHash.sol";
import {ProofRoot} from "./libraries/ProofRoot.sol";
import {SettingsRules} from "./libraries/SettingsRules.sol";
import {Signatures} from "./libraries/Signatures.sol";
import {AnchorKind, AnchorWord} from "./types/AnchorWord.sol";
import {CampaignWord} from "./types/CampaignWord.sol";
import {toContributionId} from "./types/ContributionId.sol";
import {SignedWork} from "./types/SignedWork.sol";
import {TokenWord, toTokenWord} from "./types/TokenWord.sol";
import {WorkHeader} from "./types/WorkHeader.sol";
import {WorkLedger} from "./works/WorkLedger.sol";

/// @title Precedence
/// @notice See {IPrecedence}.
/// @dev The half of {Contributions} that doesn't fit into 24,576 bytes: made by its constructor and run by it as its own
/// code (`delegatecall`), on its storage, which is {WorkLedger}'s and nothing else. Its address can't be changed. Called at
/// its own address it finds no campaigns, and so does nothing; see docs/decisions/0013.
contract Precedence is IPrecedence, WorkLedger {
    uint256 private immutable MADE_ON = block.chainid;
    /// @dev The EIP-712 domain of whoever runs this code, which is who made it.
    bytes32 private immutable DOMAIN = keccak256(
        abi.encode(
            keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
            keccak256("Colophon"),
            keccak256("1"),
            block.chainid,
            msg.sender
        )
    );

    /*//////////////////////////////////////////////////////////////
                        CERTIFYING FROM EVIDENCE
    //////////////////////////////////////////////////////////////*/

    /// @dev A work and what shows that it was there before its token.
    struct Shown {
        address author;
        WorkHeader header;
        bytes32 digest;
        bytes32 manifest;
        /// The commitment, or the anchor's root.
        bytes32 evidence;
        /// Since when, in unix seconds.
        uint40 time;
        /// Whether it may be the work that a story or remix begins with.
        bool first;
    }

    /// @inheritdoc IPrecedence
    function contributeCommitted(
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        bytes32 salt
    ) external returns (uint256 id) {
        id = _reveal(_committed(msg.sender, header, digest, manifest, salt), parents);
    }

    /// @inheritdoc IPrecedence
    function contributeCommittedFor(SignedWork calldata work, bytes32 salt) external returns (uint256 id) {
        _checkSigned(ContributionHash.CONTRIBUTION, work);
        id = _reveal(_committed(work.author, work.header, work.digest, work.manifest, salt), work.parents);
    }

    function _reveal(Shown memory shown, uint256[] calldata parents) private returns (uint256 id) {
        uint32 campaign = shown.header.campaign();
        CampaignWord word = _wordOf(campaign);
        _checkReveal(campaign, word);
        shown.first = !word.isBegun();
        id = _certifyShown(shown, parents);
    }

    /// @inheritdoc IPrecedence
    function mintAnchored(SignedWork calldata work, uint256 index, bytes32[] calldata proof)
        external
        returns (uint256 id)
    {
        id = _certifyShown(_anchored(work, index, proof), work.parents);
    }

    /// @inheritdoc IPrecedence
    function mintAnchoredMany(SignedWork[] calldata works, uint256[] calldata indexes, bytes32[][] calldata proofs)
        external
        returns (uint256 minted)
    {
        uint256 count = works.length;
        if (count == 0 || count != indexes.length || count != proofs.length) {
            revert BadBatch(count, indexes.length, proofs.length);
        }
        for (uint256 i = 0; i < count; ++i) {
            // Whoever certifies one of them in front of this call, as its author or not, must not make it fail.
            if (_isTaken(works[i])) continue;
            _certifyShown(_anchored(works[i], indexes[i], proofs[i]), works[i].parents);
            ++minted;
        }
    }

    function _isTaken(SignedWork calldata work) internal view returns (bool) {
        return _word(toContributionId(work.header.campaign(), work.digest).unwrap()).isCertified();
    }

    /// @dev Certifies a work at the time of its evidence.
    function _certifyShown(Shown memory shown, uint256[] calldata parents) internal returns (uint256 id) {
        uint32 campaign = shown.header.campaign();
        CampaignWord word = _wordOf(campaign);
        id = _checkWork(campaign, word, shown.header, shown.digest);
        _checkUncertified(id);
        bool root = _checkParents(campaign, word, parents, shown.time, shown.first);

        if (!word.isBegun()) _begin(campaign, word);
        _mintAndSetExtraDataUnchecked(shown.author, id, _shownWord(word, shown, root).raw());

        emit ContributedFromEvidence(
            id, shown.author, shown.digest, shown.header, shown.manifest, parents, shown.evidence, shown.time
        );
    }

    function _shownWord(CampaignWord word, Shown memory shown, bool root) private view returns (TokenWord) {
        return _newWord(word, shown.header, shown.digest, shown.time, root);
    }

    /*//////////////////////////////////////////////////////////////
                               SUPERSEDING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IPrecedence
    function supersede(
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        bytes32 salt
    ) external returns (uint256 id) {
        id = _supersede(_committed(msg.sender, header, digest, manifest, salt), parents);
    }

    /// @inheritdoc IPrecedence
    function supersedeFor(SignedWork calldata work, bytes32 salt) external returns (uint256 id) {
        _checkSigned(ContributionHash.SUPERSESSION, work);
        id = _supersede(_committed(work.author, work.header, work.digest, work.manifest, salt), work.parents);
    }

    /// @inheritdoc IPrecedence
    function supersedeAnchored(SignedWork calldata work, uint256 index, bytes32[] calldata proof)
        external
        returns (uint256 id)
    {
        id = _supersede(_anchored(work, index, proof), work.parents);
    }

    /// @dev The earliest proof wins. By id: a token whose digest differs in the 32 bits that aren't in the id stood in the
    /// earlier work's way, and gives way like any other.
    function _supersede(Shown memory shown, uint256[] calldata parents) private returns (uint256 id) {
        uint32 campaign = shown.header.campaign();
        CampaignWord word = _wordOf(campaign);
        id = _checkWork(campaign, word, shown.header, shown.digest);
        TokenWord token = _certifiedWord(id);
        if (block.timestamp >= token.finalAt()) revert AlreadyFinal(id, token.finalAt());
        if (shown.time >= token.certifiedAt()) revert NotEarlier(id, shown.time, token.certifiedAt());
        // The work that a story began with had no parent to name; neither has its earlier author.
        bool root = _checkParents(campaign, word, parents, shown.time, shown.first || token.isRoot());

        bool stays = _ownerOf(id) == shown.author && token.digestOf(id) == shown.digest;
        TokenWord next = stays ? _datedBack(token, shown, root) : _shownWord(word, shown, root);
        _setExtraData(id, token.asTakenOver().raw());
        _takeOver(id, shown, parents);
        _setExtraData(id, next.raw());
    }

    /// @dev The word where author and digest stay: finality doesn't begin anew. Whoever has evidence older than this one had
    /// older than the last, and all the time there is to show it; and a row of one author's leaves, shown one by one, would
    /// freeze the author's token. (A near digest is no notice to whoever watches for another.)
    function _datedBack(TokenWord token, Shown memory shown, bool root) private pure returns (TokenWord next) {
        next = toTokenWord(shown.header, shown.digest, shown.time, token.finalAt());
        if (root) next = next.asRoot();
    }

    /// @dev A provisional token has never left its author: its owner is who loses it.
    function _takeOver(uint256 id, Shown memory shown, uint256[] calldata parents) private {
        address previous = _ownerOf(id);
        _transfer(previous, shown.author, id);

        emit Superseded(
            id, shown.author, shown.digest, shown.header, shown.manifest, parents, shown.evidence, shown.time, previous
        );
        emit MetadataUpdate(id);
    }

    /// @dev When a committed work may be shown: inside the window, or on a sealed campaign after it.
    function _checkReveal(uint32 campaign, CampaignWord word) private view {
        if (!word.isSealed()) return _checkWindow(campaign, word);

        uint256 closes = word.closes();
        if (block.timestamp < closes || block.timestamp >= closes + SettingsRules.REVEAL_PERIOD) {
            revert OutsideReveal(campaign, block.timestamp, closes, closes + SettingsRules.REVEAL_PERIOD);
        }
    }

    /*//////////////////////////////////////////////////////////////
                                EVIDENCE
    //////////////////////////////////////////////////////////////*/

    /// @dev A committed work, under a config hash that was in force at the commitment's time or later. Were it today's alone, a
    /// brand could keep everybody from showing what they committed to, by new terms in front of each of them.
    function _committed(address author, WorkHeader header, bytes32 digest, bytes32 manifest, bytes32 salt)
        private
        view
        returns (Shown memory shown)
    {
        uint32 campaign = header.campaign();
        CampaignWord word = _wordOf(campaign);
        (bytes32 commitment, uint40 time) = _committedAt(campaign, author, digest, salt);
        if (time == 0) revert IContributions.CommitmentMissing(campaign);
        bytes20 config = header.config();
        if (config != word.config() && _details[campaign].replacedAt[config] < time) {
            revert IContributions.OtherConfig(campaign, config, word.config());
        }
        shown = Shown(author, header, digest, manifest, commitment, time, false);
    }

    /// @dev An anchored work, whose signature was good at the anchor's time. By key only: what a smart account says of a
    /// signature can change, and an anchored leaf has to stay what it was.
    function _anchored(SignedWork calldata work, uint256 index, bytes32[] calldata proof)
        private
        view
        returns (Shown memory shown)
    {
        bytes32 signed = _signedHash(ContributionHash.CONTRIBUTION, work);
        if (!Signatures.isByKey(work.author, signed, work.signature)) revert IContributions.BadSignature(work.author);

        uint32 campaign = work.header.campaign();
        (bytes32 root, AnchorWord found) = _anchorOf(campaign, work.header.config(), index, signed, proof);
        if (!found.exists()) revert UnknownAnchor(campaign, root, work.header.config());
        uint40 time = found.time();
        if (time > work.deadline) revert IContributions.SignatureExpired(work.deadline, time);
        _checkEpoch(work.author, work.epoch, time);
        shown = Shown(
            work.author, work.header, work.digest, work.manifest, root, time, index == 0 && found.isFirst()
        );
    }

    /// @dev A signature to be used now, by a key or a smart account.
    function _checkSigned(bytes32 typehash, SignedWork calldata work) private view {
        if (block.timestamp > work.deadline) revert IContributions.SignatureExpired(work.deadline, block.timestamp);
        if (work.epoch != _epochOf(work.author)) revert EpochOver(work.author, work.epoch, block.timestamp);
        if (!Signatures.isBy(work.author, _signedHash(typehash, work), work.signature)) {
            revert IContributions.BadSignature(work.author);
        }
    }

    function _signedHash(bytes32 typehash, SignedWork calldata work) internal view returns (bytes32) {
        return _hashTypedDataV4(
            ContributionHash.hash(
                typehash, work.author, work.epoch, work.header, work.digest, work.manifest, work.parents, work.deadline
            )
        );
    }

    /// @dev What OpenZeppelin remembers of the domain is this address's, so that it would hash it anew for every signature.
    function _hashTypedDataV4(bytes32 structHash) internal view virtual override returns (bytes32) {
        if (block.chainid != MADE_ON) return super._hashTypedDataV4(structHash);
        return MessageHashUtils.toTypedDataHash(DOMAIN, structHash);
    }

    /// @dev Epochs change at whole seconds: one that began in an anchor's second was in force at the anchor.
    function _checkEpoch(address author, uint32 epoch, uint40 time) internal view {
        uint32 current = _epochOf(author);
        if (epoch == current && (epoch == 0 || _epochStarts[author][epoch] <= time)) return;
        if (epoch < current && time < _epochStarts[author][epoch + 1]) {
            if (epoch == 0 || _epochStarts[author][epoch] <= time) return;
        }
        revert EpochOver(author, epoch, time);
    }

    /// @dev When the author committed to the work; 0: never.
    function _committedAt(uint32 campaign, address author, bytes32 digest, bytes32 salt)
        private
        view
        returns (bytes32 commitment, uint40 time)
    {
        commitment = keccak256(abi.encode(block.chainid, address(this), campaign, author, digest, salt));
        time = _commitments[campaign][commitment];
    }

    /// @dev The anchor that a leaf's proof leads to, if there is one. The leaf is hashed twice, as OpenZeppelin's
    /// `StandardMerkleTree` does it, so that no inner node can pass for one.
    function _anchorOf(uint32 campaign, bytes20 config, uint256 index, bytes32 signed, bytes32[] calldata proof)
        private
        view
        returns (bytes32 root, AnchorWord word)
    {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(index, signed))));
        root = ProofRoot.climb(proof, leaf);
        word = _anchors[_anchorKey(campaign, AnchorKind.Contributions, root, config)];
    }

    /// @dev Nobody reads metadata here.
    function tokenURI(uint256) public pure override returns (string memory) {
        return "";
    }
}
