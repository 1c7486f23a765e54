// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Contributions} from "../Contributions.sol";
import {IContributions} from "../interfaces/IContributions.sol";
import {AnchorKind} from "../types/AnchorWord.sol";
import {SignedWork} from "../types/SignedWork.sol";
import {WorkHeader} from "../types/WorkHeader.sol";
import {WorksBooks} from "./mocks/WorksBooks.sol";

/// @notice Certifies, commits, anchors, mints, takes over, sells, burns, cancels, republishes and hands over, in four
/// campaigns, as whoever it likes, with good and bad signatures; and keeps its own books of every work.
contract WorksActor is WorksBooks {
    /// @dev When terms gave way to newer ones, by the config hash of until then.
    mapping(uint32 campaign => mapping(bytes20 config => uint256)) private _gaveWay;

    /// @dev A call may change one campaign only (0: none); a second or two go by before it. One call in four is looked at:
    /// it takes longer than all the rest.
    modifier changesOnly(uint32 campaign, uint256 seed) {
        vm.warp(block.timestamp + seed % 3);
        bytes32 before = _others(campaign, seed);
        _;
        expect(_others(campaign, seed) == before, "P7: a call changed another campaign");
    }

    function _others(uint32 campaign, uint256 seed) private view returns (bytes32) {
        return (seed >> 112) % 4 == 0 ? others(campaign) : bytes32(0);
    }

    /*//////////////////////////////////////////////////////////////
                               CERTIFYING
    //////////////////////////////////////////////////////////////*/

    function contribute(uint256 seed) external changesOnly(campaignOf(seed), seed) {
        _contribute(campaignOf(seed), digestOf(seed), seed);
    }

    /// @dev Certifies what was committed to, whoever it was by: what superseding is for.
    function squat(uint256 seed, uint256 which) external changesOnly(_madeIn(which), seed) {
        if (commitments.length == 0) return;
        Commitment memory made = commitments[which % commitments.length];
        _contribute(made.campaign, made.digest, seed);
    }

    function _contribute(uint32 campaign, bytes32 digest, uint256 seed) private {
        WorkHeader header = headerOf(campaign, seed);
        (uint256[] memory parents, address who) = (parentsOf(seed), people[whoOf(seed)]);
        vm.prank(who);
        try contributions.contribute(header, digest, 0, parents) {
            _asNow("contribute", header);
            recordNew(header, who, digest, uint40(block.timestamp), parents);
        } catch {}
    }

    function contributeFor(uint256 seed) external changesOnly(campaignOf(seed), seed) {
        (SignedWork memory w, bool good) =
            signedOf("Contribution", campaignOf(seed), whoOf(seed), digestOf(seed), seed);
        try contributions.contributeFor(
            w.author, w.header, w.digest, w.manifest, w.parents, w.deadline, w.signature
        ) {
            expect(good, "certified by a bad signature");
            _asNow("contributeFor", w.header);
            recordNew(w.header, w.author, w.digest, uint40(block.timestamp), w.parents);
        } catch {}
    }

    /// @dev P11, for what is certified under the terms of now; sealed campaigns are closed by then.
    function _asNow(bytes32 action, WorkHeader header) private {
        uint32 campaign = header.campaign();
        (uint32 opens, uint32 closes) = contributions.windowOf(campaign);
        expect(campaign != 3, "a sealed campaign took an uncommitted work");
        expect(block.timestamp >= opens && block.timestamp < closes, "certified outside the window");
        expect(header.config() == contributions.configOf(campaign), "P11: certified under another config");
        ++done[action];
    }

    /*//////////////////////////////////////////////////////////////
                                EVIDENCE
    //////////////////////////////////////////////////////////////*/

    function commit(uint256 seed) external changesOnly(campaignOf(seed), seed) {
        Commitment memory made =
            Commitment(campaignOf(seed), whoOf(seed), digestOf(seed), uint40(block.timestamp));
        bytes32[] memory hashes = new bytes32[](1);
        hashes[0] = commitmentOf(made);
        try contributions.commit(made.campaign, hashes) {
            ++done["commit"];
            if (committed[hashes[0]]) return;
            committed[hashes[0]] = true;
            commitments.push(made);
        } catch {}
    }

    /// @dev Two works in one anchor, by the relay of now or by somebody who isn't; one time in four the brand publishes new
    /// terms in front of it.
    function anchor(uint256 seed, uint256 second) external changesOnly(campaignOf(seed), seed) {
        uint32 campaign = campaignOf(seed);
        (Leaf[2] memory pair, bytes32 root) = _pair(campaign, seed, second);
        if ((seed >> 120) % 4 == 0) {
            vm.startPrank(contributions.brandOf(campaign));
            _publish(campaign, seed);
            vm.stopPrank();
            vm.warp(block.timestamp + (seed >> 128) % 2 hours);
        }
        address by = (seed >> 96) % 4 == 0 ? people[(seed >> 104) % PEOPLE] : contributions.relayOf(campaign);
        // What the first leaf was signed under, unless the relay errs.
        WorkHeader named = (seed >> 144) % 4 == 0 ? headerOf(campaign, seed >> 80) : pair[0].work.header;
        _anchor(by, root, named.config(), pair);
    }

    function _pair(uint32 campaign, uint256 seed, uint256 second)
        private
        view
        returns (Leaf[2] memory pair, bytes32 root)
    {
        pair = [_leaf(campaign, seed, 0), _leaf(campaign, second, 1)];
        (bytes32 left, bytes32 right) = (_hashOf(pair[0]), _hashOf(pair[1]));
        (pair[0].sibling, pair[1].sibling) = (right, left);
        root = left < right ? keccak256(abi.encode(left, right)) : keccak256(abi.encode(right, left));
    }

    function _anchor(address by, bytes32 root, bytes20 config, Leaf[2] memory pair) private {
        uint32 campaign = pair[0].work.header.campaign();
        bool now_ = config == contributions.configOf(campaign);
        bool lately = block.timestamp < _gaveWay[campaign][config] + 1 hours;
        vm.prank(by);
        try contributions.anchor(campaign, AnchorKind.Contributions, root, 2, "data", 0, config) {
            expect(by == contributions.relayOf(campaign) && campaign != 3, "anchored what it may not");
            expect(now_ || lately, "P11: anchored under terms that gave way long ago, or never held");
            for (uint256 i = 0; i < 2; ++i) {
                pair[i].time = uint40(block.timestamp);
                pair[i].good = pair[i].good && pair[i].work.header.config() == config;
                leaves.push(pair[i]);
            }
            ++done[now_ ? bytes32("anchor") : bytes32("anchorLately")];
        } catch {}
    }

    function _leaf(uint32 campaign, uint256 seed, uint256 index) private view returns (Leaf memory leaf) {
        (leaf.work, leaf.good) = signedOf("Contribution", campaign, whoOf(seed), digestOf(seed), seed);
        leaf.index = index;
        // Anchored works are their keys' only.
        leaf.good = leaf.good && whoOf(seed) != 4;
    }

    function _hashOf(Leaf memory leaf) private view returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(leaf.index, hashOf("Contribution", leaf.work)))));
    }

    /*//////////////////////////////////////////////////////////////
                           CERTIFIED BY EVIDENCE
    //////////////////////////////////////////////////////////////*/

    function contributeCommitted(uint256 seed, uint256 which) external changesOnly(_madeIn(which), seed) {
        if (commitments.length == 0) return;
        Commitment memory made = commitments[which % commitments.length];
        (SignedWork memory w, bool good) = signedOf("Contribution", made.campaign, made.who, made.digest, seed);
        bytes32 salt = saltOf(made.who, made.digest);
        bool direct = seed % 2 == 0;
        if (direct) vm.prank(w.author);
        (bool ok,) = address(precedence).call(
            direct
                ? abi.encodeCall(precedence.contributeCommitted, (w.header, w.digest, w.manifest, w.parents, salt))
                : abi.encodeCall(precedence.contributeCommittedFor, (w, salt))
        );
        if (!ok) return;
        expect(good || direct, "certified by a bad signature");
        expect(_heldSince(made, w.header), "P11: shown under another config");
        (, uint32 closes) = contributions.windowOf(made.campaign);
        bool open = block.timestamp < closes;
        expect(open != (made.campaign == 3) && block.timestamp < closes + 7 days, "shown at the wrong time");
        recordNew(w.header, w.author, w.digest, made.time, w.parents);
        ++done["contributeCommitted"];
    }

    function mintAnchored(uint256 seed, uint256 which) external changesOnly(_leafIn(which), seed) {
        if (leaves.length == 0) return;
        Leaf memory leaf = leaves[which % leaves.length];
        try precedence.mintAnchored(leaf.work, leaf.index, _proof(leaf)) {
            _minted(leaf);
        } catch {}
    }

    /// @dev Both leaves of one anchor, in either order.
    function mintAnchoredMany(uint256 seed, uint256 which) external changesOnly(_leafIn(which), seed) {
        if (leaves.length == 0) return;
        uint256 first = which % leaves.length;
        Leaf[2] memory pair = [leaves[first], leaves[first ^ 1]];
        SignedWork[] memory works = new SignedWork[](2);
        uint256[] memory indexes = new uint256[](2);
        bytes32[][] memory proofs = new bytes32[][](2);
        bool[2] memory taken;
        for (uint256 i = 0; i < 2; ++i) {
            (works[i], indexes[i], proofs[i]) = (pair[i].work, pair[i].index, _proof(pair[i]));
            taken[i] = _factOf(works[i]).certifiedAt != 0;
        }
        try precedence.mintAnchoredMany(works, indexes, proofs) returns (uint256 minted) {
            uint256 before = ids.length;
            for (uint256 i = 0; i < 2; ++i) {
                if (!taken[i] && _factOf(works[i]).certifiedAt == 0) _minted(pair[i]);
            }
            expect(minted == ids.length - before, "counted others than were minted");
        } catch {}
    }

    function _minted(Leaf memory leaf) private {
        expect(leaf.good, "P11: minted a leaf that wasn't good when it was anchored");
        recordNew(leaf.work.header, leaf.work.author, leaf.work.digest, leaf.time, leaf.work.parents);
        ++done["mintAnchored"];
    }

    /*//////////////////////////////////////////////////////////////
                               SUPERSEDING
    //////////////////////////////////////////////////////////////*/

    function supersede(uint256 seed, uint256 which) external changesOnly(_madeIn(which), seed) {
        if (commitments.length == 0) return;
        Commitment memory made = commitments[which % commitments.length];
        (SignedWork memory w, bool good) = signedOf("Supersession", made.campaign, made.who, made.digest, seed);
        bytes32 salt = saltOf(made.who, made.digest);
        bool direct = seed % 2 == 0;
        if (direct) vm.prank(w.author);
        (bool ok,) = address(precedence).call(
            direct
                ? abi.encodeCall(precedence.supersede, (w.header, w.digest, w.manifest, w.parents, salt))
                : abi.encodeCall(precedence.supersedeFor, (w, salt))
        );
        if (!ok) return;
        expect(good || direct, "took over by a bad signature");
        expect(_heldSince(made, w.header), "P11: taken under another config");
        recordTaken(w.header, w.author, w.digest, made.time, w.parents);
        ++done["supersede"];
    }

    function supersedeAnchored(uint256 seed, uint256 which) external changesOnly(_leafIn(which), seed) {
        if (leaves.length == 0) return;
        Leaf memory leaf = leaves[which % leaves.length];
        SignedWork memory w = leaf.work;
        try precedence.supersedeAnchored(w, leaf.index, _proof(leaf)) {
            expect(leaf.good, "P11: took over by a leaf that wasn't good when it was anchored");
            recordTaken(w.header, w.author, w.digest, leaf.time, w.parents);
            ++done["supersedeAnchored"];
        } catch {}
    }

    /*//////////////////////////////////////////////////////////////
                            TOKENS AND ROLES
    //////////////////////////////////////////////////////////////*/

    /// @dev Transfers, safe ones (also to a receiver that passes on at once), approvals, burns.
    function move(uint256 seed, uint256 which) external changesOnly(_tokenIn(which), seed) {
        if (ids.length == 0) return;
        uint256 id = ids[which % ids.length];
        Fact storage fact = facts[id];
        address caller = (seed >> 8) % 4 == 0 ? people[(seed >> 16) % PEOPLE] : fact.owner;
        (address to, uint256 how) = (people[(seed >> 24) % PEOPLE], (seed >> 32) % 8);
        if (how == 0) to = address(0);
        vm.prank(caller);
        if (how == 1) {
            try contributions.approve(to, id) {} catch {}
            return;
        }
        (bool ok,) = address(contributions).call(
            how == 0
                ? abi.encodeCall(contributions.burn, (id))
                : how < 5
                    ? abi.encodeWithSignature("transferFrom(address,address,uint256)", fact.owner, to, id)
                    : abi.encodeWithSignature("safeTransferFrom(address,address,uint256)", fact.owner, to, id)
        );
        if (!ok) return;
        expect(block.timestamp >= fact.finalAt, "P3: moved what is provisional");
        --held[fact.owner];
        fact.owner = how > 4 && to == people[5] ? people[0] : to;
        ++held[fact.owner];
        ++done[how == 0 ? bytes32("burn") : bytes32("move")];
    }

    function cancelSignatures(uint256 seed) external changesOnly(0, seed) {
        vm.prank(people[whoOf(seed)]);
        contributions.cancelSignatures();
        ++done["cancelSignatures"];
    }

    function rule(uint256 seed) external changesOnly(campaignOf(seed), seed) {
        uint32 campaign = campaignOf(seed);
        address to = people[(seed >> 16) % PEOPLE];
        (address brand, address arbiter) = (contributions.brandOf(campaign), contributions.arbiterOf(campaign));
        uint256 what = (seed >> 8) % 5;
        vm.startPrank(what == 3 ? arbiter : brand);
        if (what == 0) _publish(campaign, seed);
        if (what == 1) contributions.setRelay(campaign, to);
        if (what == 2) contributions.offerBrand(campaign, to);
        if (what == 3) contributions.offerArbiter(campaign, to);
        if (what == 4) contributions.setCurator(campaign, to, seed % 2 == 0);
        vm.stopPrank();
        vm.startPrank(to);
        if (what == 2) try contributions.acceptBrand(campaign) {} catch {}
        if (what == 3) try contributions.acceptArbiter(campaign) {} catch {}
        vm.stopPrank();
        expect(contributions.brandOf(campaign) != contributions.arbiterOf(campaign), "brand and arbiter are one");
    }

    /// @dev By whoever is pranked: the brand.
    function _publish(uint32 campaign, uint256 seed) private {
        bytes20 config = contributions.configOf(campaign);
        former[campaign] = config;
        if (contributions.isLocked(campaign)) _gaveWay[campaign][config] = block.timestamp;
        contributions.publishTerms(campaign, bytes32(seed | 1));
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + _bound(time, 1 minutes, 1 days));
    }

    /*//////////////////////////////////////////////////////////////
                                 HELPERS
    //////////////////////////////////////////////////////////////*/

    function _proof(Leaf memory leaf) private pure returns (bytes32[] memory proof) {
        proof = new bytes32[](1);
        proof[0] = leaf.sibling;
    }

    /// @dev Whether a config hash was in force at a commitment's time or since.
    function _heldSince(Commitment memory made, WorkHeader header) private view returns (bool) {
        bytes20 config = header.config();
        return config == contributions.configOf(made.campaign) || _gaveWay[made.campaign][config] >= made.time;
    }

    function _factOf(SignedWork memory work) private view returns (Fact storage) {
        return facts[(uint256(work.header.campaign()) << 224) | uint224(uint256(work.digest))];
    }

    function _madeIn(uint256 which) private view returns (uint32) {
        return commitments.length == 0 ? 0 : commitments[which % commitments.length].campaign;
    }

    function _leafIn(uint256 which) private view returns (uint32) {
        return leaves.length == 0 ? 0 : leaves[which % leaves.length].work.header.campaign();
    }

    function _tokenIn(uint256 which) private view returns (uint32) {
        return ids.length == 0 ? 0 : uint32(ids[which % ids.length] >> 224);
    }
}

/// @notice P1, P2, P3, P7 and P11 of works, after any sequence of calls.
contract WorksInvariants is Test {
    WorksActor private _actor;

    function setUp() public {
        vm.warp(1_700_000_000);
        _actor = new WorksActor();
        targetContract(address(_actor));
    }

    /// @notice The actor gets as far as every action; else the invariants would hold for want of events.
    function test_theActorGetsThere() public {
        bytes32 random = "seed";
        for (uint256 i = 0; i < 400; ++i) {
            random = keccak256(abi.encode(random));
            (uint256 seed, uint256 which) = (uint256(random), uint256(keccak256(abi.encode(random))));
            uint256 action = uint256(random) % 14;
            if (action == 0) _actor.contribute(seed);
            if (action == 1) _actor.contributeFor(seed);
            if (action == 2 || action == 3) _actor.commit(seed);
            if (action == 4) _actor.contributeCommitted(seed, which);
            if (action == 5) _actor.anchor(seed, which);
            if (action == 6) _actor.mintAnchored(seed, which);
            if (action == 7) _actor.mintAnchoredMany(seed, which);
            if (action == 8) _actor.supersede(seed, which);
            if (action == 9) _actor.supersedeAnchored(seed, which);
            if (action == 10) _actor.move(seed, which);
            if (action == 11) _actor.wait(seed);
            if (action == 13) _actor.squat(seed, which);
            if (action == 12 && i % 4 == 0) _actor.cancelSignatures(seed);
            if (action == 12 && i % 4 == 1) _actor.rule(seed);
        }
        assertEq(_actor.broken(), "");
        _holds();
        bytes32[12] memory actions = [
            bytes32("contribute"), "contributeFor", "commit", "contributeCommitted", "anchor", "anchorLately",
            "mintAnchored",
            "supersede", "supersedeAnchored", "move", "burn", "cancelSignatures"
        ];
        for (uint256 i = 0; i < actions.length; ++i) {
            assertGt(_actor.done(actions[i]), 0, string(abi.encodePacked(actions[i])));
        }
    }

    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_worksAreWhatTheirEvidenceSays() public view {
        assertEq(_actor.broken(), "");
        _holds();
    }

    function _holds() private view {
        Contributions contributions = _actor.contributions();
        uint256 roots = 0;
        for (uint256 i = 0; i < _actor.count(); ++i) {
            uint256 id = _actor.ids(i);
            WorksBooks.Fact memory fact = _actor.factOf(id);
            IContributions.Contribution memory work = contributions.contributionOf(id);
            assertEq(work.author, fact.author, "P2: author");
            assertEq(work.owner, fact.owner, "owner");
            assertEq(work.digest, fact.digest, "P1: digest");
            assertEq(work.certifiedAt, fact.certifiedAt, "P2: certified-at");
            assertEq(work.finalAt, fact.finalAt, "P3: final-at");
            assertLe(work.certifiedAt, block.timestamp, "P3: certified in the future");
            bool inside = false;
            for (uint256 j = 0; j < fact.parents.length; ++j) {
                // Whatever is taken over in between: so no cycle can come about.
                assertLt(contributions.contributionOf(fact.parents[j]).certifiedAt, work.certifiedAt, "lineage");
                if (fact.parents[j] >> 224 == 2) inside = true;
            }
            if (work.campaign == 2 && !inside) ++roots;
        }
        assertLe(roots, 1, "a story with two beginnings");
        for (uint256 i = 0; i < _actor.PEOPLE(); ++i) {
            address who = _actor.people(i);
            assertEq(contributions.balanceOf(who), _actor.held(who), "balance");
        }
    }
}
