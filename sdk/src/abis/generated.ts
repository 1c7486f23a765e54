//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// Contributions
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const contributionsAbi = [
  {
    type: 'constructor',
    inputs: [
      {
        name: 'limits_',
        internalType: 'struct Limits',
        type: 'tuple',
        components: [
          { name: 'reviewMin', internalType: 'uint32', type: 'uint32' },
          { name: 'appealMin', internalType: 'uint32', type: 'uint32' },
          { name: 'finalityMin', internalType: 'uint32', type: 'uint32' },
          { name: 'appealBondCap', internalType: 'uint96', type: 'uint96' },
        ],
      },
    ],
    stateMutability: 'nonpayable',
  },
  { type: 'error', inputs: [], name: 'AccountBalanceOverflow' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'aiUse', internalType: 'uint8', type: 'uint8' },
    ],
    name: 'AiPolicyViolated',
  },
  {
    type: 'error',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'author', internalType: 'address', type: 'address' },
      { name: 'certifiedAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'AlreadyBurnt',
  },
  {
    type: 'error',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'author', internalType: 'address', type: 'address' },
      { name: 'certifiedAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'AlreadyCertified',
  },
  {
    type: 'error',
    inputs: [
      { name: 'bond', internalType: 'uint96', type: 'uint96' },
      { name: 'cap', internalType: 'uint96', type: 'uint96' },
    ],
    name: 'AppealBondTooHigh',
  },
  {
    type: 'error',
    inputs: [{ name: 'arbiter', internalType: 'address', type: 'address' }],
    name: 'ArbiterNotIndependent',
  },
  {
    type: 'error',
    inputs: [{ name: 'header', internalType: 'WorkHeader', type: 'uint256' }],
    name: 'BadHeader',
  },
  {
    type: 'error',
    inputs: [
      { name: 'setting', internalType: 'string', type: 'string' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
      { name: 'least', internalType: 'uint256', type: 'uint256' },
      { name: 'most', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'BadPeriod',
  },
  {
    type: 'error',
    inputs: [
      { name: 'equalBps', internalType: 'uint16', type: 'uint16' },
      { name: 'curatedBps', internalType: 'uint16', type: 'uint16' },
      { name: 'communityBps', internalType: 'uint16', type: 'uint16' },
      { name: 'lineageBps', internalType: 'uint16', type: 'uint16' },
    ],
    name: 'BadRule',
  },
  {
    type: 'error',
    inputs: [{ name: 'author', internalType: 'address', type: 'address' }],
    name: 'BadSignature',
  },
  {
    type: 'error',
    inputs: [
      { name: 'opens', internalType: 'uint32', type: 'uint32' },
      { name: 'closes', internalType: 'uint32', type: 'uint32' },
    ],
    name: 'BadWindow',
  },
  { type: 'error', inputs: [], name: 'BalanceQueryForZeroAddress' },
  {
    type: 'error',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'CommitmentMissing',
  },
  { type: 'error', inputs: [], name: 'EmptyDigest' },
  { type: 'error', inputs: [], name: 'EmptyTerms' },
  {
    type: 'error',
    inputs: [{ name: 'sent', internalType: 'uint256', type: 'uint256' }],
    name: 'EtherNotTaken',
  },
  { type: 'error', inputs: [], name: 'FormatNeedsOpenCampaign' },
  { type: 'error', inputs: [], name: 'InvalidShortString' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotArbiter',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotBrand',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotOffered',
  },
  { type: 'error', inputs: [], name: 'NotOwnerNorApproved' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'given', internalType: 'bytes20', type: 'bytes20' },
      { name: 'current', internalType: 'bytes20', type: 'bytes20' },
    ],
    name: 'OtherConfig',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'time', internalType: 'uint256', type: 'uint256' },
      { name: 'opens', internalType: 'uint32', type: 'uint32' },
      { name: 'closes', internalType: 'uint32', type: 'uint32' },
    ],
    name: 'OutsideWindow',
  },
  {
    type: 'error',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'ParentNeeded',
  },
  {
    type: 'error',
    inputs: [
      { name: 'parent', internalType: 'uint256', type: 'uint256' },
      { name: 'certifiedAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'ParentNotEarlier',
  },
  {
    type: 'error',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'finalAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'Provisional',
  },
  {
    type: 'error',
    inputs: [{ name: 'parent', internalType: 'uint256', type: 'uint256' }],
    name: 'RepeatedParent',
  },
  {
    type: 'error',
    inputs: [{ name: 'royaltyBps', internalType: 'uint16', type: 'uint16' }],
    name: 'RoyaltyTooHigh',
  },
  {
    type: 'error',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'SettingsFixed',
  },
  {
    type: 'error',
    inputs: [
      { name: 'deadline', internalType: 'uint256', type: 'uint256' },
      { name: 'time', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'SignatureExpired',
  },
  {
    type: 'error',
    inputs: [{ name: 'str', internalType: 'string', type: 'string' }],
    name: 'StringTooLong',
  },
  { type: 'error', inputs: [], name: 'TokenAlreadyExists' },
  { type: 'error', inputs: [], name: 'TokenDoesNotExist' },
  {
    type: 'error',
    inputs: [{ name: 'count', internalType: 'uint256', type: 'uint256' }],
    name: 'TooManyParents',
  },
  { type: 'error', inputs: [], name: 'TransferFromIncorrectOwner' },
  { type: 'error', inputs: [], name: 'TransferToNonERC721ReceiverImplementer' },
  { type: 'error', inputs: [], name: 'TransferToZeroAddress' },
  {
    type: 'error',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'UnknownCampaign',
  },
  {
    type: 'error',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'UnknownContribution',
  },
  {
    type: 'error',
    inputs: [{ name: 'parent', internalType: 'uint256', type: 'uint256' }],
    name: 'UnknownParent',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'owner',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'account',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'id', internalType: 'uint256', type: 'uint256', indexed: true },
    ],
    name: 'Approval',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'owner',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'operator',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'isApproved',
        internalType: 'bool',
        type: 'bool',
        indexed: false,
      },
    ],
    name: 'ApprovalForAll',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'arbiter',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
    ],
    name: 'ArbiterChanged',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
    ],
    name: 'ArbiterOffered',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'brand',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
    ],
    name: 'BrandChanged',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
    ],
    name: 'BrandOffered',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
    ],
    name: 'CampaignLocked',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'brand',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'arbiter',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'relay',
        internalType: 'address',
        type: 'address',
        indexed: false,
      },
      {
        name: 'settings',
        internalType: 'struct Settings',
        type: 'tuple',
        components: [
          { name: 'opens', internalType: 'uint32', type: 'uint32' },
          { name: 'closes', internalType: 'uint32', type: 'uint32' },
          { name: 'reviewPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'appealPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'finality', internalType: 'uint32', type: 'uint32' },
          { name: 'settleWithin', internalType: 'uint32', type: 'uint32' },
          { name: 'votesClose', internalType: 'uint32', type: 'uint32' },
          { name: 'equalBps', internalType: 'uint16', type: 'uint16' },
          { name: 'curatedBps', internalType: 'uint16', type: 'uint16' },
          { name: 'communityBps', internalType: 'uint16', type: 'uint16' },
          { name: 'lineageBps', internalType: 'uint16', type: 'uint16' },
          { name: 'royaltyBps', internalType: 'uint16', type: 'uint16' },
          { name: 'aiPolicy', internalType: 'enum AiPolicy', type: 'uint8' },
          { name: 'format', internalType: 'enum Format', type: 'uint8' },
          { name: 'sealedUntilClose', internalType: 'bool', type: 'bool' },
          { name: 'voterRoot', internalType: 'bytes32', type: 'bytes32' },
          { name: 'appealBond', internalType: 'uint96', type: 'uint96' },
          { name: 'editionToken', internalType: 'address', type: 'address' },
          { name: 'editionPrice', internalType: 'uint128', type: 'uint128' },
          { name: 'editionCap', internalType: 'uint32', type: 'uint32' },
        ],
        indexed: false,
      },
      {
        name: 'terms',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
      {
        name: 'config',
        internalType: 'bytes20',
        type: 'bytes20',
        indexed: false,
      },
    ],
    name: 'CampaignOpened',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256', indexed: true },
      {
        name: 'author',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'digest',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: true,
      },
      {
        name: 'header',
        internalType: 'WorkHeader',
        type: 'uint256',
        indexed: false,
      },
      {
        name: 'manifest',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
      {
        name: 'parents',
        internalType: 'uint256[]',
        type: 'uint256[]',
        indexed: false,
      },
    ],
    name: 'Contributed',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'curator',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'active', internalType: 'bool', type: 'bool', indexed: false },
    ],
    name: 'CuratorSet',
  },
  { type: 'event', anonymous: false, inputs: [], name: 'EIP712DomainChanged' },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'relay',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
    ],
    name: 'RelaySet',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'settings',
        internalType: 'struct Settings',
        type: 'tuple',
        components: [
          { name: 'opens', internalType: 'uint32', type: 'uint32' },
          { name: 'closes', internalType: 'uint32', type: 'uint32' },
          { name: 'reviewPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'appealPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'finality', internalType: 'uint32', type: 'uint32' },
          { name: 'settleWithin', internalType: 'uint32', type: 'uint32' },
          { name: 'votesClose', internalType: 'uint32', type: 'uint32' },
          { name: 'equalBps', internalType: 'uint16', type: 'uint16' },
          { name: 'curatedBps', internalType: 'uint16', type: 'uint16' },
          { name: 'communityBps', internalType: 'uint16', type: 'uint16' },
          { name: 'lineageBps', internalType: 'uint16', type: 'uint16' },
          { name: 'royaltyBps', internalType: 'uint16', type: 'uint16' },
          { name: 'aiPolicy', internalType: 'enum AiPolicy', type: 'uint8' },
          { name: 'format', internalType: 'enum Format', type: 'uint8' },
          { name: 'sealedUntilClose', internalType: 'bool', type: 'bool' },
          { name: 'voterRoot', internalType: 'bytes32', type: 'bytes32' },
          { name: 'appealBond', internalType: 'uint96', type: 'uint96' },
          { name: 'editionToken', internalType: 'address', type: 'address' },
          { name: 'editionPrice', internalType: 'uint128', type: 'uint128' },
          { name: 'editionCap', internalType: 'uint32', type: 'uint32' },
        ],
        indexed: false,
      },
      {
        name: 'config',
        internalType: 'bytes20',
        type: 'bytes20',
        indexed: false,
      },
    ],
    name: 'SettingsChanged',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'author',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'epoch', internalType: 'uint32', type: 'uint32', indexed: false },
    ],
    name: 'SignaturesCancelled',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'version',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'terms',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
      {
        name: 'config',
        internalType: 'bytes20',
        type: 'bytes20',
        indexed: false,
      },
    ],
    name: 'TermsPublished',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      { name: 'from', internalType: 'address', type: 'address', indexed: true },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
      { name: 'id', internalType: 'uint256', type: 'uint256', indexed: true },
    ],
    name: 'Transfer',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'acceptArbiter',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'acceptBrand',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'approve',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'arbiterOf',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'authorOf',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'owner', internalType: 'address', type: 'address' }],
    name: 'balanceOf',
    outputs: [{ name: 'result', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'brandOf',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'burn',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [],
    name: 'campaignCount',
    outputs: [{ name: '', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'cancelSignatures',
    outputs: [{ name: 'epoch', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      {
        name: 'settings',
        internalType: 'struct Settings',
        type: 'tuple',
        components: [
          { name: 'opens', internalType: 'uint32', type: 'uint32' },
          { name: 'closes', internalType: 'uint32', type: 'uint32' },
          { name: 'reviewPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'appealPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'finality', internalType: 'uint32', type: 'uint32' },
          { name: 'settleWithin', internalType: 'uint32', type: 'uint32' },
          { name: 'votesClose', internalType: 'uint32', type: 'uint32' },
          { name: 'equalBps', internalType: 'uint16', type: 'uint16' },
          { name: 'curatedBps', internalType: 'uint16', type: 'uint16' },
          { name: 'communityBps', internalType: 'uint16', type: 'uint16' },
          { name: 'lineageBps', internalType: 'uint16', type: 'uint16' },
          { name: 'royaltyBps', internalType: 'uint16', type: 'uint16' },
          { name: 'aiPolicy', internalType: 'enum AiPolicy', type: 'uint8' },
          { name: 'format', internalType: 'enum Format', type: 'uint8' },
          { name: 'sealedUntilClose', internalType: 'bool', type: 'bool' },
          { name: 'voterRoot', internalType: 'bytes32', type: 'bytes32' },
          { name: 'appealBond', internalType: 'uint96', type: 'uint96' },
          { name: 'editionToken', internalType: 'address', type: 'address' },
          { name: 'editionPrice', internalType: 'uint128', type: 'uint128' },
          { name: 'editionCap', internalType: 'uint32', type: 'uint32' },
        ],
      },
    ],
    name: 'changeSettings',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'configOf',
    outputs: [{ name: '', internalType: 'bytes20', type: 'bytes20' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'contractURI',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'header', internalType: 'WorkHeader', type: 'uint256' },
      { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
      { name: 'manifest', internalType: 'bytes32', type: 'bytes32' },
      { name: 'parents', internalType: 'uint256[]', type: 'uint256[]' },
    ],
    name: 'contribute',
    outputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'author', internalType: 'address', type: 'address' },
      { name: 'header', internalType: 'WorkHeader', type: 'uint256' },
      { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
      { name: 'manifest', internalType: 'bytes32', type: 'bytes32' },
      { name: 'parents', internalType: 'uint256[]', type: 'uint256[]' },
      { name: 'deadline', internalType: 'uint64', type: 'uint64' },
      { name: 'signature', internalType: 'bytes', type: 'bytes' },
    ],
    name: 'contributeFor',
    outputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'contributionOf',
    outputs: [
      {
        name: '',
        internalType: 'struct IContributions.Contribution',
        type: 'tuple',
        components: [
          { name: 'author', internalType: 'address', type: 'address' },
          { name: 'owner', internalType: 'address', type: 'address' },
          { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
          { name: 'campaign', internalType: 'uint32', type: 'uint32' },
          { name: 'certifiedAt', internalType: 'uint40', type: 'uint40' },
          { name: 'finalAt', internalType: 'uint40', type: 'uint40' },
          { name: 'kind', internalType: 'uint8', type: 'uint8' },
          { name: 'codec', internalType: 'uint8', type: 'uint8' },
          { name: 'aiUse', internalType: 'uint8', type: 'uint8' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'eip712Domain',
    outputs: [
      { name: 'fields', internalType: 'bytes1', type: 'bytes1' },
      { name: 'name', internalType: 'string', type: 'string' },
      { name: 'version', internalType: 'string', type: 'string' },
      { name: 'chainId', internalType: 'uint256', type: 'uint256' },
      { name: 'verifyingContract', internalType: 'address', type: 'address' },
      { name: 'salt', internalType: 'bytes32', type: 'bytes32' },
      { name: 'extensions', internalType: 'uint256[]', type: 'uint256[]' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'author', internalType: 'address', type: 'address' }],
    name: 'epochOf',
    outputs: [{ name: '', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'getApproved',
    outputs: [{ name: 'result', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'owner', internalType: 'address', type: 'address' },
      { name: 'operator', internalType: 'address', type: 'address' },
    ],
    name: 'isApprovedForAll',
    outputs: [{ name: 'result', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
    ],
    name: 'isCertified',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'isLocked',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'limits',
    outputs: [
      {
        name: '',
        internalType: 'struct Limits',
        type: 'tuple',
        components: [
          { name: 'reviewMin', internalType: 'uint32', type: 'uint32' },
          { name: 'appealMin', internalType: 'uint32', type: 'uint32' },
          { name: 'finalityMin', internalType: 'uint32', type: 'uint32' },
          { name: 'appealBondCap', internalType: 'uint96', type: 'uint96' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'lock',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'account', internalType: 'address', type: 'address' },
    ],
    name: 'mayReview',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'name',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'pure',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'to', internalType: 'address', type: 'address' },
    ],
    name: 'offerArbiter',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'to', internalType: 'address', type: 'address' },
    ],
    name: 'offerBrand',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'arbiter', internalType: 'address', type: 'address' },
      { name: 'relay', internalType: 'address', type: 'address' },
      {
        name: 'settings',
        internalType: 'struct Settings',
        type: 'tuple',
        components: [
          { name: 'opens', internalType: 'uint32', type: 'uint32' },
          { name: 'closes', internalType: 'uint32', type: 'uint32' },
          { name: 'reviewPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'appealPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'finality', internalType: 'uint32', type: 'uint32' },
          { name: 'settleWithin', internalType: 'uint32', type: 'uint32' },
          { name: 'votesClose', internalType: 'uint32', type: 'uint32' },
          { name: 'equalBps', internalType: 'uint16', type: 'uint16' },
          { name: 'curatedBps', internalType: 'uint16', type: 'uint16' },
          { name: 'communityBps', internalType: 'uint16', type: 'uint16' },
          { name: 'lineageBps', internalType: 'uint16', type: 'uint16' },
          { name: 'royaltyBps', internalType: 'uint16', type: 'uint16' },
          { name: 'aiPolicy', internalType: 'enum AiPolicy', type: 'uint8' },
          { name: 'format', internalType: 'enum Format', type: 'uint8' },
          { name: 'sealedUntilClose', internalType: 'bool', type: 'bool' },
          { name: 'voterRoot', internalType: 'bytes32', type: 'bytes32' },
          { name: 'appealBond', internalType: 'uint96', type: 'uint96' },
          { name: 'editionToken', internalType: 'address', type: 'address' },
          { name: 'editionPrice', internalType: 'uint128', type: 'uint128' },
          { name: 'editionCap', internalType: 'uint32', type: 'uint32' },
        ],
      },
      { name: 'terms', internalType: 'bytes32', type: 'bytes32' },
      { name: 'curators', internalType: 'address[]', type: 'address[]' },
    ],
    name: 'openCampaign',
    outputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'ownerOf',
    outputs: [{ name: 'result', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'terms', internalType: 'bytes32', type: 'bytes32' },
    ],
    name: 'publishTerms',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'relayOf',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'renderer',
    outputs: [
      { name: '', internalType: 'contract ITokenRenderer', type: 'address' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'salePrice', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'royaltyInfo',
    outputs: [
      { name: 'receiver', internalType: 'address', type: 'address' },
      { name: 'royalty', internalType: 'uint256', type: 'uint256' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'from', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'safeTransferFrom',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'from', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'data', internalType: 'bytes', type: 'bytes' },
    ],
    name: 'safeTransferFrom',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'scheduleOf',
    outputs: [
      { name: 'reviewStarts', internalType: 'uint40', type: 'uint40' },
      { name: 'reviewEnds', internalType: 'uint40', type: 'uint40' },
      { name: 'appealsEnd', internalType: 'uint40', type: 'uint40' },
      { name: 'rollAt', internalType: 'uint40', type: 'uint40' },
      { name: 'settleBy', internalType: 'uint40', type: 'uint40' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'operator', internalType: 'address', type: 'address' },
      { name: 'isApproved', internalType: 'bool', type: 'bool' },
    ],
    name: 'setApprovalForAll',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'curator', internalType: 'address', type: 'address' },
      { name: 'active', internalType: 'bool', type: 'bool' },
    ],
    name: 'setCurator',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'relay', internalType: 'address', type: 'address' },
    ],
    name: 'setRelay',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'settingsOf',
    outputs: [
      {
        name: '',
        internalType: 'struct Settings',
        type: 'tuple',
        components: [
          { name: 'opens', internalType: 'uint32', type: 'uint32' },
          { name: 'closes', internalType: 'uint32', type: 'uint32' },
          { name: 'reviewPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'appealPeriod', internalType: 'uint32', type: 'uint32' },
          { name: 'finality', internalType: 'uint32', type: 'uint32' },
          { name: 'settleWithin', internalType: 'uint32', type: 'uint32' },
          { name: 'votesClose', internalType: 'uint32', type: 'uint32' },
          { name: 'equalBps', internalType: 'uint16', type: 'uint16' },
          { name: 'curatedBps', internalType: 'uint16', type: 'uint16' },
          { name: 'communityBps', internalType: 'uint16', type: 'uint16' },
          { name: 'lineageBps', internalType: 'uint16', type: 'uint16' },
          { name: 'royaltyBps', internalType: 'uint16', type: 'uint16' },
          { name: 'aiPolicy', internalType: 'enum AiPolicy', type: 'uint8' },
          { name: 'format', internalType: 'enum Format', type: 'uint8' },
          { name: 'sealedUntilClose', internalType: 'bool', type: 'bool' },
          { name: 'voterRoot', internalType: 'bytes32', type: 'bytes32' },
          { name: 'appealBond', internalType: 'uint96', type: 'uint96' },
          { name: 'editionToken', internalType: 'address', type: 'address' },
          { name: 'editionPrice', internalType: 'uint128', type: 'uint128' },
          { name: 'editionCap', internalType: 'uint32', type: 'uint32' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'bytes4', type: 'bytes4' }],
    name: 'supportsInterface',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'symbol',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'pure',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'termsOf',
    outputs: [
      { name: 'version', internalType: 'uint32', type: 'uint32' },
      { name: 'terms', internalType: 'bytes32', type: 'bytes32' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'tokenURI',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'from', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'transferFrom',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'windowOf',
    outputs: [
      { name: 'opens', internalType: 'uint32', type: 'uint32' },
      { name: 'closes', internalType: 'uint32', type: 'uint32' },
    ],
    stateMutability: 'view',
  },
] as const

//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// Curation
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const curationAbi = [
  {
    type: 'constructor',
    inputs: [
      { name: 'contributions_', internalType: 'address', type: 'address' },
    ],
    stateMutability: 'nonpayable',
  },
  {
    type: 'error',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'accepted', internalType: 'bool', type: 'bool' },
      { name: 'score', internalType: 'uint16', type: 'uint16' },
      { name: 'reason', internalType: 'uint8', type: 'uint8' },
    ],
    name: 'BadVerdict',
  },
  { type: 'error', inputs: [], name: 'NoVerdicts' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotCurator',
  },
  {
    type: 'error',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'given', internalType: 'address', type: 'address' },
      { name: 'author', internalType: 'address', type: 'address' },
    ],
    name: 'OtherAuthor',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'OtherCampaign',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'time', internalType: 'uint256', type: 'uint256' },
      { name: 'reviewEnds', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'OutsideReview',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256', indexed: true },
      {
        name: 'author',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'curator',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'accepted', internalType: 'bool', type: 'bool', indexed: false },
      { name: 'score', internalType: 'uint16', type: 'uint16', indexed: false },
      { name: 'reason', internalType: 'uint8', type: 'uint8', indexed: false },
      {
        name: 'note',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
    ],
    name: 'Reviewed',
  },
  {
    type: 'function',
    inputs: [],
    name: 'contributions',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      {
        name: 'verdicts',
        internalType: 'struct ICuration.Verdict[]',
        type: 'tuple[]',
        components: [
          { name: 'id', internalType: 'uint256', type: 'uint256' },
          { name: 'author', internalType: 'address', type: 'address' },
          { name: 'accepted', internalType: 'bool', type: 'bool' },
          { name: 'score', internalType: 'uint16', type: 'uint16' },
          { name: 'reason', internalType: 'uint8', type: 'uint8' },
          { name: 'note', internalType: 'bytes32', type: 'bytes32' },
        ],
      },
    ],
    name: 'review',
    outputs: [],
    stateMutability: 'nonpayable',
  },
] as const

//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// DemoToken
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const demoTokenAbi = [
  {
    type: 'constructor',
    inputs: [
      { name: 'name_', internalType: 'string', type: 'string' },
      { name: 'symbol_', internalType: 'string', type: 'string' },
    ],
    stateMutability: 'nonpayable',
  },
  { type: 'error', inputs: [], name: 'ECDSAInvalidSignature' },
  {
    type: 'error',
    inputs: [{ name: 'length', internalType: 'uint256', type: 'uint256' }],
    name: 'ECDSAInvalidSignatureLength',
  },
  {
    type: 'error',
    inputs: [{ name: 's', internalType: 'bytes32', type: 'bytes32' }],
    name: 'ECDSAInvalidSignatureS',
  },
  {
    type: 'error',
    inputs: [
      { name: 'spender', internalType: 'address', type: 'address' },
      { name: 'allowance', internalType: 'uint256', type: 'uint256' },
      { name: 'needed', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'ERC20InsufficientAllowance',
  },
  {
    type: 'error',
    inputs: [
      { name: 'sender', internalType: 'address', type: 'address' },
      { name: 'balance', internalType: 'uint256', type: 'uint256' },
      { name: 'needed', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'ERC20InsufficientBalance',
  },
  {
    type: 'error',
    inputs: [{ name: 'approver', internalType: 'address', type: 'address' }],
    name: 'ERC20InvalidApprover',
  },
  {
    type: 'error',
    inputs: [{ name: 'receiver', internalType: 'address', type: 'address' }],
    name: 'ERC20InvalidReceiver',
  },
  {
    type: 'error',
    inputs: [{ name: 'sender', internalType: 'address', type: 'address' }],
    name: 'ERC20InvalidSender',
  },
  {
    type: 'error',
    inputs: [{ name: 'spender', internalType: 'address', type: 'address' }],
    name: 'ERC20InvalidSpender',
  },
  {
    type: 'error',
    inputs: [{ name: 'deadline', internalType: 'uint256', type: 'uint256' }],
    name: 'ERC2612ExpiredSignature',
  },
  {
    type: 'error',
    inputs: [
      { name: 'signer', internalType: 'address', type: 'address' },
      { name: 'owner', internalType: 'address', type: 'address' },
    ],
    name: 'ERC2612InvalidSigner',
  },
  {
    type: 'error',
    inputs: [
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'currentNonce', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'InvalidAccountNonce',
  },
  { type: 'error', inputs: [], name: 'InvalidShortString' },
  {
    type: 'error',
    inputs: [{ name: 'str', internalType: 'string', type: 'string' }],
    name: 'StringTooLong',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'owner',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'spender',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'value',
        internalType: 'uint256',
        type: 'uint256',
        indexed: false,
      },
    ],
    name: 'Approval',
  },
  { type: 'event', anonymous: false, inputs: [], name: 'EIP712DomainChanged' },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      { name: 'from', internalType: 'address', type: 'address', indexed: true },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
      {
        name: 'value',
        internalType: 'uint256',
        type: 'uint256',
        indexed: false,
      },
    ],
    name: 'Transfer',
  },
  {
    type: 'function',
    inputs: [],
    name: 'DOMAIN_SEPARATOR',
    outputs: [{ name: '', internalType: 'bytes32', type: 'bytes32' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'owner', internalType: 'address', type: 'address' },
      { name: 'spender', internalType: 'address', type: 'address' },
    ],
    name: 'allowance',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'spender', internalType: 'address', type: 'address' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'approve',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'account', internalType: 'address', type: 'address' }],
    name: 'balanceOf',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'decimals',
    outputs: [{ name: '', internalType: 'uint8', type: 'uint8' }],
    stateMutability: 'pure',
  },
  {
    type: 'function',
    inputs: [],
    name: 'eip712Domain',
    outputs: [
      { name: 'fields', internalType: 'bytes1', type: 'bytes1' },
      { name: 'name', internalType: 'string', type: 'string' },
      { name: 'version', internalType: 'string', type: 'string' },
      { name: 'chainId', internalType: 'uint256', type: 'uint256' },
      { name: 'verifyingContract', internalType: 'address', type: 'address' },
      { name: 'salt', internalType: 'bytes32', type: 'bytes32' },
      { name: 'extensions', internalType: 'uint256[]', type: 'uint256[]' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'amount', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'mint',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [],
    name: 'name',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'owner', internalType: 'address', type: 'address' }],
    name: 'nonces',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'owner', internalType: 'address', type: 'address' },
      { name: 'spender', internalType: 'address', type: 'address' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
      { name: 'deadline', internalType: 'uint256', type: 'uint256' },
      { name: 'v', internalType: 'uint8', type: 'uint8' },
      { name: 'r', internalType: 'bytes32', type: 'bytes32' },
      { name: 's', internalType: 'bytes32', type: 'bytes32' },
    ],
    name: 'permit',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [],
    name: 'symbol',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'totalSupply',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'transfer',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'from', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'transferFrom',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'nonpayable',
  },
] as const

//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// Editions
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const editionsAbi = [
  {
    type: 'constructor',
    inputs: [
      {
        name: 'campaigns_',
        internalType: 'contract ICampaigns',
        type: 'address',
      },
      {
        name: 'pools_',
        internalType: 'contract IRewardPools',
        type: 'address',
      },
      {
        name: 'royalties_',
        internalType: 'contract IRoyalties',
        type: 'address',
      },
    ],
    stateMutability: 'nonpayable',
  },
  {
    type: 'error',
    inputs: [
      { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
      { name: 'codec', internalType: 'uint8', type: 'uint8' },
      { name: 'kind', internalType: 'uint8', type: 'uint8' },
    ],
    name: 'BadContent',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'minted', internalType: 'uint64', type: 'uint64' },
      { name: 'amount', internalType: 'uint64', type: 'uint64' },
      { name: 'cap', internalType: 'uint64', type: 'uint64' },
    ],
    name: 'CapExceeded',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'minted', internalType: 'uint64', type: 'uint64' },
    ],
    name: 'ContentFixed',
  },
  {
    type: 'error',
    inputs: [
      { name: 'sender', internalType: 'address', type: 'address' },
      { name: 'balance', internalType: 'uint256', type: 'uint256' },
      { name: 'needed', internalType: 'uint256', type: 'uint256' },
      { name: 'tokenId', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'ERC1155InsufficientBalance',
  },
  {
    type: 'error',
    inputs: [{ name: 'approver', internalType: 'address', type: 'address' }],
    name: 'ERC1155InvalidApprover',
  },
  {
    type: 'error',
    inputs: [
      { name: 'idsLength', internalType: 'uint256', type: 'uint256' },
      { name: 'valuesLength', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'ERC1155InvalidArrayLength',
  },
  {
    type: 'error',
    inputs: [{ name: 'operator', internalType: 'address', type: 'address' }],
    name: 'ERC1155InvalidOperator',
  },
  {
    type: 'error',
    inputs: [{ name: 'receiver', internalType: 'address', type: 'address' }],
    name: 'ERC1155InvalidReceiver',
  },
  {
    type: 'error',
    inputs: [{ name: 'sender', internalType: 'address', type: 'address' }],
    name: 'ERC1155InvalidSender',
  },
  {
    type: 'error',
    inputs: [
      { name: 'operator', internalType: 'address', type: 'address' },
      { name: 'owner', internalType: 'address', type: 'address' },
    ],
    name: 'ERC1155MissingApprovalForAll',
  },
  {
    type: 'error',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'NoEdition',
  },
  {
    type: 'error',
    inputs: [{ name: 'token', internalType: 'address', type: 'address' }],
    name: 'NotAToken',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotTheBrand',
  },
  { type: 'error', inputs: [], name: 'NothingMinted' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
      { name: 'codec', internalType: 'uint8', type: 'uint8' },
      { name: 'kind', internalType: 'uint8', type: 'uint8' },
    ],
    name: 'OtherContent',
  },
  { type: 'error', inputs: [], name: 'ReentrancyGuardReentrantCall' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'RollEmpty',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'time', internalType: 'uint256', type: 'uint256' },
      { name: 'rollAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'RollOpen',
  },
  {
    type: 'error',
    inputs: [{ name: 'token', internalType: 'address', type: 'address' }],
    name: 'SafeERC20FailedOperation',
  },
  {
    type: 'error',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'SettingsNotFixed',
  },
  {
    type: 'error',
    inputs: [
      { name: 'sent', internalType: 'uint256', type: 'uint256' },
      { name: 'expected', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'WrongValue',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'account',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'operator',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'approved', internalType: 'bool', type: 'bool', indexed: false },
    ],
    name: 'ApprovalForAll',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'buyer',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
      {
        name: 'amount',
        internalType: 'uint64',
        type: 'uint64',
        indexed: false,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: false,
      },
      {
        name: 'price',
        internalType: 'uint256',
        type: 'uint256',
        indexed: false,
      },
    ],
    name: 'EditionMinted',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'digest',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: true,
      },
      { name: 'codec', internalType: 'uint8', type: 'uint8', indexed: false },
      { name: 'kind', internalType: 'uint8', type: 'uint8', indexed: false },
    ],
    name: 'EditionSet',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'operator',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'from', internalType: 'address', type: 'address', indexed: true },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
      {
        name: 'ids',
        internalType: 'uint256[]',
        type: 'uint256[]',
        indexed: false,
      },
      {
        name: 'values',
        internalType: 'uint256[]',
        type: 'uint256[]',
        indexed: false,
      },
    ],
    name: 'TransferBatch',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'operator',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'from', internalType: 'address', type: 'address', indexed: true },
      { name: 'to', internalType: 'address', type: 'address', indexed: true },
      { name: 'id', internalType: 'uint256', type: 'uint256', indexed: false },
      {
        name: 'value',
        internalType: 'uint256',
        type: 'uint256',
        indexed: false,
      },
    ],
    name: 'TransferSingle',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      { name: 'value', internalType: 'string', type: 'string', indexed: false },
      { name: 'id', internalType: 'uint256', type: 'uint256', indexed: true },
    ],
    name: 'URI',
  },
  {
    type: 'function',
    inputs: [
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'balanceOf',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'accounts', internalType: 'address[]', type: 'address[]' },
      { name: 'ids', internalType: 'uint256[]', type: 'uint256[]' },
    ],
    name: 'balanceOfBatch',
    outputs: [{ name: '', internalType: 'uint256[]', type: 'uint256[]' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'campaigns',
    outputs: [
      { name: '', internalType: 'contract ICampaigns', type: 'address' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'contractURI',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'pure',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'editionOf',
    outputs: [
      {
        name: '',
        internalType: 'struct IEditions.Edition',
        type: 'tuple',
        components: [
          {
            name: 'content',
            internalType: 'struct IEditions.Content',
            type: 'tuple',
            components: [
              { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
              { name: 'codec', internalType: 'uint8', type: 'uint8' },
              { name: 'kind', internalType: 'uint8', type: 'uint8' },
            ],
          },
          { name: 'minted', internalType: 'uint64', type: 'uint64' },
          { name: 'cap', internalType: 'uint32', type: 'uint32' },
          { name: 'token', internalType: 'address', type: 'address' },
          { name: 'price', internalType: 'uint128', type: 'uint128' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'operator', internalType: 'address', type: 'address' },
    ],
    name: 'isApprovedForAll',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'amount', internalType: 'uint64', type: 'uint64' },
      {
        name: 'content',
        internalType: 'struct IEditions.Content',
        type: 'tuple',
        components: [
          { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
          { name: 'codec', internalType: 'uint8', type: 'uint8' },
          { name: 'kind', internalType: 'uint8', type: 'uint8' },
        ],
      },
    ],
    name: 'mint',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [],
    name: 'pools',
    outputs: [
      { name: '', internalType: 'contract IRewardPools', type: 'address' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'royalties',
    outputs: [
      { name: '', internalType: 'contract IRoyalties', type: 'address' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'salePrice', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'royaltyInfo',
    outputs: [
      { name: 'receiver', internalType: 'address', type: 'address' },
      { name: 'royalty', internalType: 'uint256', type: 'uint256' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'from', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'ids', internalType: 'uint256[]', type: 'uint256[]' },
      { name: 'values', internalType: 'uint256[]', type: 'uint256[]' },
      { name: 'data', internalType: 'bytes', type: 'bytes' },
    ],
    name: 'safeBatchTransferFrom',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'from', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'id', internalType: 'uint256', type: 'uint256' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
      { name: 'data', internalType: 'bytes', type: 'bytes' },
    ],
    name: 'safeTransferFrom',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'operator', internalType: 'address', type: 'address' },
      { name: 'approved', internalType: 'bool', type: 'bool' },
    ],
    name: 'setApprovalForAll',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      {
        name: 'content',
        internalType: 'struct IEditions.Content',
        type: 'tuple',
        components: [
          { name: 'digest', internalType: 'bytes32', type: 'bytes32' },
          { name: 'codec', internalType: 'uint8', type: 'uint8' },
          { name: 'kind', internalType: 'uint8', type: 'uint8' },
        ],
      },
    ],
    name: 'setEdition',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'bytes4', type: 'bytes4' }],
    name: 'supportsInterface',
    outputs: [{ name: '', internalType: 'bool', type: 'bool' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'totalSupply',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'id', internalType: 'uint256', type: 'uint256' }],
    name: 'uri',
    outputs: [{ name: '', internalType: 'string', type: 'string' }],
    stateMutability: 'view',
  },
] as const

//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// RewardPools
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const rewardPoolsAbi = [
  {
    type: 'constructor',
    inputs: [
      {
        name: 'campaigns_',
        internalType: 'contract ICampaigns',
        type: 'address',
      },
      {
        name: 'periods_',
        internalType: 'struct Periods',
        type: 'tuple',
        components: [
          { name: 'challenge', internalType: 'uint40', type: 'uint40' },
          { name: 'silence', internalType: 'uint40', type: 'uint40' },
          { name: 'reopen', internalType: 'uint40', type: 'uint40' },
          { name: 'refund', internalType: 'uint40', type: 'uint40' },
        ],
      },
    ],
    stateMutability: 'nonpayable',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'stands', internalType: 'bool', type: 'bool' },
    ],
    name: 'AlreadyLeads',
  },
  {
    type: 'error',
    inputs: [{ name: 'amount', internalType: 'uint256', type: 'uint256' }],
    name: 'AmountTooLarge',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'raisableFrom', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'ArbiterMayDecide',
  },
  {
    type: 'error',
    inputs: [
      { name: 'accounts', internalType: 'uint256', type: 'uint256' },
      { name: 'cumulatives', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'BadBatch',
  },
  {
    type: 'error',
    inputs: [{ name: 'codec', internalType: 'uint8', type: 'uint8' }],
    name: 'BadCodec',
  },
  { type: 'error', inputs: [], name: 'BadPeriods' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'cumulative', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'BadProof',
  },
  {
    type: 'error',
    inputs: [{ name: 'to', internalType: 'address', type: 'address' }],
    name: 'BadTarget',
  },
  {
    type: 'error',
    inputs: [
      { name: 'total', internalType: 'uint128', type: 'uint128' },
      { name: 'least', internalType: 'uint128', type: 'uint128' },
      { name: 'most', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'BadTotal',
  },
  {
    type: 'error',
    inputs: [
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'bond', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'BondNotReceived',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'answerBy', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'DisputeOver',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'EmptyNotPossible',
  },
  { type: 'error', inputs: [], name: 'EmptyRoot' },
  { type: 'error', inputs: [], name: 'MerkleProofInvalidMultiproof' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'NoEmptyRoll',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'NoRefund',
  },
  {
    type: 'error',
    inputs: [{ name: 'token', internalType: 'address', type: 'address' }],
    name: 'NotAToken',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'dueAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'NotDue',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotTheArbiter',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'caller', internalType: 'address', type: 'address' },
    ],
    name: 'NotTheBrand',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'openFrom', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'NotYetOpenToAll',
  },
  { type: 'error', inputs: [], name: 'NothingFunded' },
  {
    type: 'error',
    inputs: [
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'NothingOwed',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'NothingPending',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'NothingStands',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'account', internalType: 'address', type: 'address' },
    ],
    name: 'NothingToClaim',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'given', internalType: 'bytes20', type: 'bytes20' },
      { name: 'current', internalType: 'bytes20', type: 'bytes20' },
    ],
    name: 'OtherConfig',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'root', internalType: 'bytes32', type: 'bytes32' },
      { name: 'total', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'OtherStatement',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'claimableFrom', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'ProposalPending',
  },
  { type: 'error', inputs: [], name: 'ReentrancyGuardReentrantCall' },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'time', internalType: 'uint256', type: 'uint256' },
      { name: 'rollAt', internalType: 'uint40', type: 'uint40' },
    ],
    name: 'RollOpen',
  },
  {
    type: 'error',
    inputs: [
      { name: 'bits', internalType: 'uint8', type: 'uint8' },
      { name: 'value', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'SafeCastOverflowedUintDowncast',
  },
  {
    type: 'error',
    inputs: [{ name: 'token', internalType: 'address', type: 'address' }],
    name: 'SafeERC20FailedOperation',
  },
  {
    type: 'error',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'paid', internalType: 'uint256', type: 'uint256' },
      { name: 'total', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'TotalExceeded',
  },
  {
    type: 'error',
    inputs: [
      { name: 'to', internalType: 'address', type: 'address' },
      { name: 'amount', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'TransferFailed',
  },
  {
    type: 'error',
    inputs: [
      { name: 'sent', internalType: 'uint256', type: 'uint256' },
      { name: 'expected', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'WrongValue',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'account',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'to', internalType: 'address', type: 'address', indexed: false },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
      {
        name: 'cumulative',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'Claimed',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'account',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'amount',
        internalType: 'uint256',
        type: 'uint256',
        indexed: false,
      },
    ],
    name: 'Credited',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'number', internalType: 'uint32', type: 'uint32', indexed: true },
      { name: 'stands', internalType: 'bool', type: 'bool', indexed: false },
    ],
    name: 'DisputeDecided',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'proposer',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'number',
        internalType: 'uint32',
        type: 'uint32',
        indexed: false,
      },
      {
        name: 'bond',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
      {
        name: 'claimableFrom',
        internalType: 'uint40',
        type: 'uint40',
        indexed: false,
      },
    ],
    name: 'EmptyProposed',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'funder',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'Funded',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'from', internalType: 'address', type: 'address', indexed: true },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'ProceedsAdded',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'brand',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'to', internalType: 'address', type: 'address', indexed: false },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'ProceedsTaken',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'funder',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'Refunded',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'number', internalType: 'uint32', type: 'uint32', indexed: true },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'StakesForfeited',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'disputer',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'number',
        internalType: 'uint32',
        type: 'uint32',
        indexed: false,
      },
      {
        name: 'bond',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'StatementDisputed',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'number', internalType: 'uint32', type: 'uint32', indexed: true },
    ],
    name: 'StatementFell',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'proposer',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'number',
        internalType: 'uint32',
        type: 'uint32',
        indexed: false,
      },
      {
        name: 'root',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
      {
        name: 'total',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
      {
        name: 'statement',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
      { name: 'codec', internalType: 'uint8', type: 'uint8', indexed: false },
      {
        name: 'bond',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
      {
        name: 'claimableFrom',
        internalType: 'uint40',
        type: 'uint40',
        indexed: false,
      },
    ],
    name: 'StatementProposed',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'raiser',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'number',
        internalType: 'uint32',
        type: 'uint32',
        indexed: false,
      },
      { name: 'stands', internalType: 'bool', type: 'bool', indexed: false },
      {
        name: 'amount',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
      {
        name: 'answerBy',
        internalType: 'uint40',
        type: 'uint40',
        indexed: false,
      },
    ],
    name: 'StatementRaised',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'number', internalType: 'uint32', type: 'uint32', indexed: true },
      {
        name: 'root',
        internalType: 'bytes32',
        type: 'bytes32',
        indexed: false,
      },
      {
        name: 'total',
        internalType: 'uint128',
        type: 'uint128',
        indexed: false,
      },
    ],
    name: 'StatementStood',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'account',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      {
        name: 'token',
        internalType: 'address',
        type: 'address',
        indexed: true,
      },
      { name: 'to', internalType: 'address', type: 'address', indexed: false },
      {
        name: 'amount',
        internalType: 'uint256',
        type: 'uint256',
        indexed: false,
      },
    ],
    name: 'Withdrawn',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'amount', internalType: 'uint256', type: 'uint256' },
    ],
    name: 'addProceeds',
    outputs: [{ name: 'received', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'total', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'bondFor',
    outputs: [{ name: '', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'campaigns',
    outputs: [
      { name: '', internalType: 'contract ICampaigns', type: 'address' },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'challengePeriod',
    outputs: [{ name: '', internalType: 'uint40', type: 'uint40' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'cumulative', internalType: 'uint128', type: 'uint128' },
      { name: 'proof', internalType: 'bytes32[]', type: 'bytes32[]' },
    ],
    name: 'claim',
    outputs: [{ name: 'amount', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      {
        name: 'batch',
        internalType: 'struct IRewardPools.Batch',
        type: 'tuple',
        components: [
          { name: 'campaign', internalType: 'uint32', type: 'uint32' },
          { name: 'token', internalType: 'address', type: 'address' },
          { name: 'accounts', internalType: 'address[]', type: 'address[]' },
          { name: 'cumulatives', internalType: 'uint128[]', type: 'uint128[]' },
          { name: 'proof', internalType: 'bytes32[]', type: 'bytes32[]' },
          { name: 'proofFlags', internalType: 'bool[]', type: 'bool[]' },
        ],
      },
    ],
    name: 'claimBatch',
    outputs: [{ name: 'amount', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      {
        name: 'claims',
        internalType: 'struct IRewardPools.Claim[]',
        type: 'tuple[]',
        components: [
          { name: 'campaign', internalType: 'uint32', type: 'uint32' },
          { name: 'token', internalType: 'address', type: 'address' },
          { name: 'account', internalType: 'address', type: 'address' },
          { name: 'cumulative', internalType: 'uint128', type: 'uint128' },
          { name: 'proof', internalType: 'bytes32[]', type: 'bytes32[]' },
        ],
      },
    ],
    name: 'claimMany',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'cumulative', internalType: 'uint128', type: 'uint128' },
      { name: 'proof', internalType: 'bytes32[]', type: 'bytes32[]' },
      { name: 'to', internalType: 'address', type: 'address' },
    ],
    name: 'claimTo',
    outputs: [{ name: 'amount', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'account', internalType: 'address', type: 'address' },
    ],
    name: 'claimedOf',
    outputs: [{ name: '', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'creditOf',
    outputs: [{ name: '', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'root', internalType: 'bytes32', type: 'bytes32' },
      { name: 'total', internalType: 'uint128', type: 'uint128' },
      { name: 'stands', internalType: 'bool', type: 'bool' },
    ],
    name: 'decide',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'funder', internalType: 'address', type: 'address' },
    ],
    name: 'depositOf',
    outputs: [{ name: '', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'dispute',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'disputeOf',
    outputs: [
      {
        name: '',
        internalType: 'struct IRewardPools.Dispute',
        type: 'tuple',
        components: [
          { name: 'standsLeads', internalType: 'bool', type: 'bool' },
          { name: 'raisableFrom', internalType: 'uint40', type: 'uint40' },
          { name: 'answerBy', internalType: 'uint40', type: 'uint40' },
          { name: 'nextRaise', internalType: 'uint128', type: 'uint128' },
          { name: 'raises', internalType: 'uint32', type: 'uint32' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'amount', internalType: 'uint256', type: 'uint256' },
      { name: 'config', internalType: 'bytes20', type: 'bytes20' },
    ],
    name: 'fund',
    outputs: [{ name: 'credited', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'amount', internalType: 'uint256', type: 'uint256' },
      { name: 'config', internalType: 'bytes20', type: 'bytes20' },
      { name: 'deadline', internalType: 'uint256', type: 'uint256' },
      { name: 'v', internalType: 'uint8', type: 'uint8' },
      { name: 'r', internalType: 'bytes32', type: 'bytes32' },
      { name: 's', internalType: 'bytes32', type: 'bytes32' },
    ],
    name: 'fundWithPermit',
    outputs: [{ name: 'credited', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'account', internalType: 'address', type: 'address' },
      { name: 'cumulative', internalType: 'uint128', type: 'uint128' },
    ],
    name: 'leafOf',
    outputs: [{ name: '', internalType: 'bytes32', type: 'bytes32' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'periods',
    outputs: [
      {
        name: '',
        internalType: 'struct Periods',
        type: 'tuple',
        components: [
          { name: 'challenge', internalType: 'uint40', type: 'uint40' },
          { name: 'silence', internalType: 'uint40', type: 'uint40' },
          { name: 'reopen', internalType: 'uint40', type: 'uint40' },
          { name: 'refund', internalType: 'uint40', type: 'uint40' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'poolOf',
    outputs: [
      {
        name: 'seen',
        internalType: 'struct IRewardPools.Pool',
        type: 'tuple',
        components: [
          { name: 'funded', internalType: 'uint128', type: 'uint128' },
          { name: 'refunded', internalType: 'uint128', type: 'uint128' },
          { name: 'paid', internalType: 'uint128', type: 'uint128' },
          { name: 'proceeds', internalType: 'uint128', type: 'uint128' },
          { name: 'root', internalType: 'bytes32', type: 'bytes32' },
          { name: 'total', internalType: 'uint128', type: 'uint128' },
          {
            name: 'state',
            internalType: 'enum IRewardPools.State',
            type: 'uint8',
          },
          { name: 'pendingRoot', internalType: 'bytes32', type: 'bytes32' },
          { name: 'pendingTotal', internalType: 'uint128', type: 'uint128' },
          { name: 'claimableFrom', internalType: 'uint40', type: 'uint40' },
          { name: 'proposals', internalType: 'uint32', type: 'uint32' },
          { name: 'pendingEmpty', internalType: 'bool', type: 'bool' },
          { name: 'emptyStood', internalType: 'bool', type: 'bool' },
        ],
      },
    ],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'root', internalType: 'bytes32', type: 'bytes32' },
      { name: 'total', internalType: 'uint128', type: 'uint128' },
      { name: 'statement', internalType: 'bytes32', type: 'bytes32' },
      { name: 'codec', internalType: 'uint8', type: 'uint8' },
    ],
    name: 'propose',
    outputs: [{ name: 'number', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'proposeEmpty',
    outputs: [{ name: 'number', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'stands', internalType: 'bool', type: 'bool' },
    ],
    name: 'raise',
    outputs: [],
    stateMutability: 'payable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'refund',
    outputs: [{ name: 'amount', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'settle',
    outputs: [],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
    ],
    name: 'takeProceeds',
    outputs: [{ name: 'amount', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'token', internalType: 'address', type: 'address' },
      { name: 'to', internalType: 'address', type: 'address' },
    ],
    name: 'withdraw',
    outputs: [{ name: 'amount', internalType: 'uint256', type: 'uint256' }],
    stateMutability: 'nonpayable',
  },
] as const

//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// Royalties
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const royaltiesAbi = [
  {
    type: 'constructor',
    inputs: [
      {
        name: 'pools_',
        internalType: 'contract IRewardPools',
        type: 'address',
      },
    ],
    stateMutability: 'nonpayable',
  },
  {
    type: 'event',
    anonymous: false,
    inputs: [
      {
        name: 'campaign',
        internalType: 'uint32',
        type: 'uint32',
        indexed: true,
      },
      {
        name: 'forwarder',
        internalType: 'address',
        type: 'address',
        indexed: false,
      },
    ],
    name: 'ForwarderDeployed',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'deploy',
    outputs: [{ name: 'forwarder', internalType: 'address', type: 'address' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [
      { name: 'campaign', internalType: 'uint32', type: 'uint32' },
      { name: 'token', internalType: 'address', type: 'address' },
    ],
    name: 'flush',
    outputs: [{ name: 'received', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [{ name: 'campaign', internalType: 'uint32', type: 'uint32' }],
    name: 'forwarderOf',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [],
    name: 'pools',
    outputs: [
      { name: '', internalType: 'contract IRewardPools', type: 'address' },
    ],
    stateMutability: 'view',
  },
] as const

//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////
// RoyaltyForwarder
//////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////////

export const royaltyForwarderAbi = [
  {
    type: 'constructor',
    inputs: [
      { name: 'pools_', internalType: 'address', type: 'address' },
      { name: 'campaign_', internalType: 'uint32', type: 'uint32' },
    ],
    stateMutability: 'nonpayable',
  },
  {
    type: 'error',
    inputs: [{ name: 'token', internalType: 'address', type: 'address' }],
    name: 'SafeERC20FailedOperation',
  },
  {
    type: 'function',
    inputs: [],
    name: 'campaign',
    outputs: [{ name: '', internalType: 'uint32', type: 'uint32' }],
    stateMutability: 'view',
  },
  {
    type: 'function',
    inputs: [{ name: 'token', internalType: 'address', type: 'address' }],
    name: 'flush',
    outputs: [{ name: '', internalType: 'uint128', type: 'uint128' }],
    stateMutability: 'nonpayable',
  },
  {
    type: 'function',
    inputs: [],
    name: 'pools',
    outputs: [{ name: '', internalType: 'address', type: 'address' }],
    stateMutability: 'view',
  },
  { type: 'receive', stateMutability: 'payable' },
] as const
