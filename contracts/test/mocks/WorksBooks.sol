// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Contributions} from "../../Contributions.sol";
import {IContributions} from "../../interfaces/IContributions.sol";
import {IPrecedence} from "../../interfaces/IPrecedence.sol";
import {toContributionId} from "../../types/ContributionId.sol";
import {AiPolicy, Format, Limits, Settings} from "../../types/Settings.sol";
import {SignedWork} from "../../types/SignedWork.sol";
import {WorkHeader, toWorkHeader} from "../../types/WorkHeader.sol";
import {ReenteringReceiver} from "./ReenteringReceiver.sol";
import {SmartAccount} from "./SmartAccount.sol";

/// @title WorksBooks
/// @notice The world that `WorksInvariants.t.sol` acts in, and the books it keeps: campaigns of each kind, people with keys, a smart
/// account, a receiver that re-enters, and what is known of each work from what its handler saw.
abstract contract WorksBooks is Test {
    /// @dev Open, story, sealed, and open to works made without AI only.
    uint32 public constant CAMPAIGNS = 4;
    /// @dev Digests a campaign, so few that people collide; each has a twin that differs in the top 32 bits.
    uint256 public constant WORKS = 3;
    /// @dev 0 … 3 have keys, 4 is a smart account of the first key, 5 a receiver that passes on to the first.
    uint256 public constant PEOPLE = 6;

    struct Fact {
        address author;
        address owner;
        bytes32 digest;
        uint40 certifiedAt;
        uint40 finalAt;
        uint256[] parents;
    }

    struct Commitment {
        uint32 campaign;
        uint256 who;
        bytes32 digest;
        uint40 time;
    }

    struct Leaf {
        SignedWork work;
        uint256 index;
        bytes32 sibling;
        uint40 time;
        /// Whether signature, epoch and deadline were good at the anchor's time, and the config hash is the anchor's.
        bool good;
    }

    Contributions public immutable contributions;
    IPrecedence public immutable precedence;
    address[PEOPLE] public people;
    uint256[4] internal keys;

    uint256[] public ids;
    mapping(uint256 id => Fact) internal facts;
    mapping(address => uint256) public held;
    Commitment[] public commitments;
    mapping(bytes32 commitment => bool) internal committed;
    /// @dev The last terms of each campaign that gave way to newer ones.
    mapping(uint32 campaign => bytes20 config) internal former;
    Leaf[] internal leaves;
    /// @dev How often each action got through.
    mapping(bytes32 action => uint256) public done;
    /// @dev The first thing that went wrong; a handler's own reverts would be passed over in silence.
    string public broken;

    constructor() {
        contributions = new Contributions(Limits(0, 0, 0, 0), address(0));
        precedence = IPrecedence(address(contributions));
        for (uint256 i = 0; i < 4; ++i) {
            keys[i] = uint256(keccak256(abi.encode("key", i)));
            people[i] = vm.addr(keys[i]);
        }
        people[4] = address(new SmartAccount(people[0]));
        people[5] = address(new ReenteringReceiver(people[0]));
        for (uint32 c = 1; c <= CAMPAIGNS; ++c) {
            Settings memory settings;
            settings.opens = uint32(block.timestamp);
            settings.closes = uint32(block.timestamp + (c == 3 ? 4 days : 40 days));
            settings.finality = c * 1 days;
            settings.equalBps = 10_000;
            settings.format = c == 2 ? Format.Story : Format.Open;
            settings.sealedUntilClose = c == 3;
            settings.aiPolicy = c == 4 ? AiPolicy.None : AiPolicy.Any;
            vm.prank(people[0]);
            contributions.openCampaign(people[1], people[2], settings, "terms", new address[](0));
        }
    }

    /*//////////////////////////////////////////////////////////////
                            WHAT A SEED CHOOSES
    //////////////////////////////////////////////////////////////*/

    function campaignOf(uint256 seed) public pure returns (uint32) {
        return uint32((seed & 0xff) % CAMPAIGNS) + 1;
    }

    function whoOf(uint256 seed) public pure returns (uint256) {
        return (seed >> 8) % 5;
    }

    /// @dev One in eight is the twin.
    function digestOf(uint256 seed) public pure returns (bytes32) {
        bytes32 digest = keccak256(abi.encode("work", (seed >> 16) % WORKS));
        return (seed >> 24) % 8 == 7 ? digest ^ bytes32(uint256(1) << 255) : digest;
    }

    /// @dev None (four in six), one or two works that are there, whichever campaign they are of.
    function parentsOf(uint256 seed) public view returns (uint256[] memory parents) {
        uint256 roll = (seed >> 32) % 6;
        uint256 count = ids.length == 0 || roll < 4 ? 0 : roll - 3;
        parents = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            parents[i] = ids[(seed >> (40 + 8 * i)) % ids.length];
        }
    }

    /// @dev One in eight names terms of another campaign, one in eight those that gave way last, one in eight AI.
    function headerOf(uint32 campaign, uint256 seed) public view returns (WorkHeader) {
        uint256 named = (seed >> 64) % 8;
        bytes20 config = contributions.configOf(named == 7 ? (campaign % CAMPAIGNS) + 1 : campaign);
        if (named == 6 && former[campaign] != 0) config = former[campaign];
        return toWorkHeader(config, campaign, 1, 0, (seed >> 72) % 8 == 7 ? 2 : 0);
    }

    function saltOf(uint256 who, bytes32 digest) public pure returns (bytes32) {
        return keccak256(abi.encode("salt", who, digest));
    }

    /*//////////////////////////////////////////////////////////////
                                SIGNING
    //////////////////////////////////////////////////////////////*/

    /// @return work The work, signed.
    /// @return good False where something is wrong with the signature: one in four.
    function signedOf(string memory action, uint32 campaign, uint256 who, bytes32 digest, uint256 seed)
        public
        view
        returns (SignedWork memory work, bool good)
    {
        uint256 flaw = (seed >> 80) % 16;
        work.author = people[who];
        work.header = headerOf(campaign, seed);
        work.digest = digest;
        work.manifest = bytes32(seed);
        work.parents = parentsOf(seed);
        work.epoch = contributions.epochOf(work.author);
        work.deadline = uint64(flaw == 0 ? block.timestamp - 1 : block.timestamp + 5 days);
        bytes32 signed = hashOf(flaw == 1 ? "Vote" : action, work);
        uint256 key = keys[flaw == 2 ? (who + 1) % 4 : who % 4];
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, signed);
        if (flaw == 3) (v, s) = (55 - v, bytes32(0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141 - uint256(s)));
        work.signature = abi.encodePacked(r, s, v);
        good = flaw > 3;
    }

    /// @dev EIP-712, spelt out once more.
    function hashOf(string memory action, SignedWork memory work) public view returns (bytes32) {
        bytes memory head = abi.encode(
            keccak256(
                bytes.concat(
                    bytes(action),
                    "(uint32 campaign,bytes20 config,address author,bytes32 digest,uint8 codec,uint8 kind,uint8 aiUse,bytes32 manifest,uint256[] parents,uint32 epoch,uint64 deadline)"
                )
            ),
            work.header.campaign(),
            work.header.config(),
            work.author,
            work.digest,
            work.header.codec(),
            work.header.kind(),
            work.header.aiUse()
        );
        bytes memory tail =
            abi.encode(work.manifest, keccak256(abi.encodePacked(work.parents)), work.epoch, work.deadline);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Colophon"),
                keccak256("1"),
                block.chainid,
                address(contributions)
            )
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(bytes.concat(head, tail))));
    }

    /*//////////////////////////////////////////////////////////////
                                 BOOKS
    //////////////////////////////////////////////////////////////*/

    function expect(bool good, string memory what) internal {
        if (!good && bytes(broken).length == 0) broken = what;
    }

    /// @dev A work was certified now, at the time of its evidence.
    function recordNew(WorkHeader header, address author, bytes32 digest, uint40 time, uint256[] memory parents) internal {
        uint256 id = toContributionId(header.campaign(), digest).unwrap();
        expect(facts[id].certifiedAt == 0, "P1: certified twice");
        ids.push(id);
        ++held[author];
        _record(id, header, author, digest, time, parents);
    }

    /// @dev A work was taken over now, by who showed older evidence.
    function recordTaken(WorkHeader header, address author, bytes32 digest, uint40 time, uint256[] memory parents)
        internal
    {
        uint256 id = toContributionId(header.campaign(), digest).unwrap();
        Fact storage fact = facts[id];
        expect(fact.certifiedAt != 0, "took what nobody had");
        expect(block.timestamp < fact.finalAt, "P3: took what was final");
        expect(time < fact.certifiedAt, "P3: took by evidence that isn't older");
        expect(fact.owner == fact.author, "a provisional token had left its author");
        --held[fact.owner];
        ++held[author];
        expect(contributions.getApproved(id) == address(0), "an approval outlived its owner");
        _record(id, header, author, digest, time, parents);
    }

    function _record(uint256 id, WorkHeader header, address author, bytes32 digest, uint40 time, uint256[] memory parents)
        private
    {
        uint32 campaign = header.campaign();
        expect(campaign != 4 || header.aiUse() == 0, "the AI policy was passed over");
        uint256 least = block.timestamp + contributions.settingsOf(campaign).finality;
        if (facts[id].author == author && facts[id].digest == digest) least = facts[id].finalAt;
        uint40 finalAt = contributions.contributionOf(id).finalAt;
        expect(finalAt >= least && finalAt < least + 60, "P3: finality isn't counted from the block in which the author came");
        for (uint256 i = 0; i < parents.length; ++i) {
            expect(facts[parents[i]].certifiedAt < time, "a parent isn't earlier");
        }
        expect(parents.length < 2 || parents[0] != parents[1], "a parent was named twice");
        facts[id] = Fact(author, author, digest, time, finalAt, parents);
    }

    function count() external view returns (uint256) {
        return ids.length;
    }

    function factOf(uint256 id) external view returns (Fact memory) {
        return facts[id];
    }

    /// @notice Everything there is of all campaigns but one: roles, configs, locks, tokens, approvals, evidence.
    function others(uint32 campaign) public view returns (bytes32 digest) {
        for (uint32 c = 1; c <= CAMPAIGNS; ++c) {
            if (c == campaign) continue;
            (uint32 version, bytes32 terms) = contributions.termsOf(c);
            digest = keccak256(abi.encode(digest, contributions.brandOf(c), contributions.arbiterOf(c)));
            digest = keccak256(abi.encode(digest, contributions.relayOf(c), contributions.configOf(c), version, terms));
            digest = keccak256(abi.encode(digest, contributions.isLocked(c), contributions.settingsOf(c)));
            for (uint256 i = 0; i < PEOPLE; ++i) {
                digest = keccak256(abi.encode(digest, contributions.mayReview(c, people[i])));
            }
        }
        for (uint256 i = 0; i < ids.length; ++i) {
            uint256 id = ids[i];
            if (uint32(id >> 224) == campaign) continue;
            IContributions.Contribution memory work = contributions.contributionOf(id);
            address approved = work.owner == address(0) ? address(0) : contributions.getApproved(id);
            digest = keccak256(abi.encode(digest, id, work, approved));
        }
        for (uint256 i = 0; i < commitments.length; ++i) {
            Commitment memory made = commitments[i];
            if (made.campaign == campaign) continue;
            digest = keccak256(abi.encode(digest, contributions.committedAt(made.campaign, commitmentOf(made))));
        }
    }

    function commitmentOf(Commitment memory made) public view returns (bytes32) {
        return keccak256(
            abi.encode(
                block.chainid,
                address(contributions),
                made.campaign,
                people[made.who],
                made.digest,
                saltOf(made.who, made.digest)
            )
        );
    }
}

