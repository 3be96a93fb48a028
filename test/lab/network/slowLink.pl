# A network cable between two TUN devices that can be slow, lossy or dead: `slowLink.pl <device> <device> [<namespace>]`.
# Commands, a line each on the standard input: `delay <milliseconds>`, `loss <percent>`, `dead <0|1>`. They hold for
# packets that enter from then on. Ends with its standard input, and removes the namespace then. Perl, because Node
# cannot open /dev/net/tun and every Debian has perl-base; the kernels of small machines often lack tc's netem.
use strict;
use warnings;
use Fcntl;
use Time::HiRes qw(time);

use constant { TUNSETIFF => 0x400454ca, IFF_TUN => 0x0001, IFF_NO_PI => 0x1000 };

my ($nearName, $farName, $namespace) = @ARGV;

sub openTun {
  my ($name) = @_;
  sysopen(my $tun, '/dev/net/tun', O_RDWR) or die "cannot open /dev/net/tun: $!\n";
  my $request = pack('a16 s x22', $name, IFF_TUN | IFF_NO_PI);
  ioctl($tun, TUNSETIFF, $request) or die "cannot make $name: $!\n";
  return $tun;
}

my ($near, $far) = (openTun($nearName), openTun($farName));
my %delay = (seconds => 0);
my ($loss, $dead) = (0, 0);
my @queue;    # [due, where to, packet]: the delay is one for all, but lowering it may not let packets overtake
my $commands = '';

$| = 1;
print "ready\n";

for (;;) {
  my $now = time();
  while (@queue && $queue[0][0] <= $now) {
    my (undef, $to, $packet) = @{ shift @queue };
    syswrite($to, $packet);    # fails while a device is down: the packet is lost, as it should be
  }
  my $in = '';
  vec($in, fileno($_), 1) = 1 for ($near, $far, \*STDIN);
  my $wait = @queue ? $queue[0][0] - time() : undef;
  $wait = 0 if defined $wait && $wait < 0;
  next if select($in, undef, undef, $wait) < 0;
  if (vec($in, fileno(STDIN), 1)) {
    last if !sysread(STDIN, $commands, 4096, length $commands);
    while ($commands =~ s/^(\w+) (\d+(?:\.\d+)?)\n//) {
      $delay{seconds} = $2 / 1000 if $1 eq 'delay';
      $loss = $2 if $1 eq 'loss';
      $dead = $2 if $1 eq 'dead';
    }
  }
  for ([$near, $far], [$far, $near]) {
    my ($from, $to) = @$_;
    next if !vec($in, fileno($from), 1);
    next if !sysread($from, my $packet, 65536);
    next if $dead || rand(100) < $loss;
    push @queue, [time() + $delay{seconds}, $to, $packet];
  }
}
system('ip', 'netns', 'delete', $namespace) if defined $namespace;
