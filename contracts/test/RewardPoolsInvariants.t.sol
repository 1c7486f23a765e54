// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Test} from "forge-std/Test.sol";
import {Editions} from "../Editions.sol";
import {RewardPools} from "../RewardPools.sol";
import {Royalties} from "../Royalties.sol";
import {ICampaigns} from "../interfaces/ICampaigns.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Periods} from "../types/Periods.sol";
import {ProceedsActor} from "./handlers/ProceedsActor.sol";
import {CampaignsMock} from "./mocks/CampaignsMock.sol";
import {DemoToken} from "./mocks/DemoToken.sol";

/// @notice P4 to P9 as far as they are the pools', after any sequence of calls.
contract RewardPoolsInvariants is Test {
    RewardPools private _pools;
    DemoToken private _token;
    Editions private _editions;
    ProceedsActor private _actor;

    function setUp() public {
        vm.warp(1_000_000);
        address brand = makeAddr("brand");
        address arbiter = makeAddr("arbiter");
        CampaignsMock mock = new CampaignsMock(brand, arbiter, 1_000_000, 1_000_000 + 30 days);
        ICampaigns campaigns = ICampaigns(address(mock));
        _pools = new RewardPools(campaigns, Periods(72 hours, 14 days, 30 days, 180 days));
        _token = new DemoToken("Demo Dollar", "dUSD");
        Royalties royalties = new Royalties(_pools);
        _editions = new Editions(campaigns, _pools, royalties);
        _actor = new ProceedsActor(_pools, _token, mock, _editions, royalties, brand, arbiter);
        for (uint256 i = 0; i < 4; i++) {
            _actor.fund(i, 1e18);
        }
        targetContract(address(_actor));
    }

    /// @notice The actor gets as far as claims, raises, refunds, sales and takings; else the invariants would hold for want of events.
    function test_theActorGetsThere() public {
        uint256 byBrand = 0;
        uint256 byThird = 2 << 8;
        _actor.propose(byBrand, 100, 0);
        _actor.wait(3 days);
        _actor.claim(byBrand, 1, false);
        _actor.settle(byBrand);
        assertEq(_actor.claims(), 1);
        _actor.mint(byThird + 1, 3);
        _actor.royalty(byThird + 3, 1e18, true);
        _actor.proposeEmpty(byBrand + 3);
        _actor.dispute(byThird + 3);
        _actor.wait(15 days);
        _actor.raise(byBrand + 3);
        _actor.decide(byBrand + 3, true);
        _actor.refund(byBrand + 3);
        _actor.withdraw(byBrand + 3);
        _actor.takeProceeds(byBrand + 3);
        // What three editions and one flush brought, and the pool's half of a lost stake.
        assertGt(_actor.taken(), 3e15 + 1e18);
        assertEq(_actor.sold(), 3);
        assertEq(_actor.flushed(), 1e18);
    }

    /// @notice P4: paid ≤ the standing statement's total ≤ funded − refunded.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_paysNoMoreThanItMay() public view {
        for (uint256 i = 0; i < 4; i++) {
            (uint32 campaign, address asset) = _actor.poolAt(i);
            IRewardPools.Pool memory pool = _pools.poolOf(campaign, asset);
            assertLe(pool.paid, pool.total);
            assertLe(pool.total, pool.funded - pool.refunded);
        }
    }

    /// @notice P5: it holds at least what it owes to pools and people; also of a token that misbehaves in its transfers.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_holdsWhatItOwes() public view {
        address[3] memory assets = [address(_token), address(0), address(_actor.evil())];
        for (uint256 k = 0; k < 3; k++) {
            uint256 owed = 0;
            for (uint256 i = 0; i < 4; i++) {
                (uint32 campaign, address asset) = _actor.poolAt(i);
                if (asset != assets[k]) continue;
                IRewardPools.Pool memory pool = _pools.poolOf(campaign, asset);
                owed += pool.funded - pool.refunded - pool.paid;
            }
            for (uint256 i = 0; i < 4; i++) {
                owed += _pools.creditOf(_actor.people(i), assets[k]);
            }
            uint256 held =
                assets[k] == address(0) ? address(_pools).balance : DemoToken(assets[k]).balanceOf(address(_pools));
            assertGe(held, owed);
        }
    }

    /// @notice P6: an account never gets more than its highest proven cumulative amount; P8: nothing is claimed early.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_paysNobodyMoreThanProven() public view {
        for (uint256 i = 0; i < 4; i++) {
            bytes32 key = _actor.keyAt(i);
            for (uint256 j = 2; j < 4; j++) {
                address account = _actor.people(j);
                assertLe(_actor.received(key, account), _actor.proven(key, account));
            }
        }
        assertEq(_actor.early(), 0);
    }

    /// @notice P7: no call about one campaign changes another's pools.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_leavesOtherCampaignsAlone() public view {
        assertEq(_actor.strayed(), 0);
    }

    /// @notice P9: what a pool was given and hasn't given back is deposits, each its funder's, and proceeds. The brand takes
    /// proceeds and nothing else, and no deposit shrinks but by its own funder's refund.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_keepsDepositsApartFromProceeds() public view {
        for (uint256 i = 0; i < 4; i++) {
            (uint32 campaign, address asset) = _actor.poolAt(i);
            IRewardPools.Pool memory pool = _pools.poolOf(campaign, asset);
            uint256 sum = pool.proceeds;
            for (uint256 j = 0; j < 4; j++) {
                address funder = _actor.people(j);
                uint128 deposit = _pools.depositOf(campaign, asset, funder);
                assertEq(deposit, _actor.deposited(_actor.keyAt(i), funder));
                sum += deposit;
            }
            assertEq(sum, pool.funded - pool.refunded);
        }
        assertEq(_actor.stolen(), 0);
    }

    /// @notice Editions and forwarders keep nothing of what is sold and flushed; no cap is passed; what was minted is held.
    /// hardhat-config: invariant.runs = 24
    /// hardhat-config: invariant.depth = 120
    function invariant_sellsForThePoolsOnly() public view {
        assertEq(_actor.left(), 0);
        assertLe(_editions.totalSupply(1), 1_000);
        assertEq(_editions.totalSupply(1) + _editions.totalSupply(2), _actor.sold());
        for (uint256 id = 1; id < 3; id++) {
            assertEq(_editions.balanceOf(_actor.people(2), id), _editions.totalSupply(id));
        }
    }
}
