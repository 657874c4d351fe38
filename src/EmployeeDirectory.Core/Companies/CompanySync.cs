using EmployeeDirectory.Core.Background;

namespace EmployeeDirectory.Core.Companies;

public sealed class CompanySync(CurrentCompany company, TimeProvider clock, ILogger<CompanySync> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => PeriodicWork.RunAsync(
        Interval, clock, () => company.FollowAsync(stoppingToken),
        (fault, again) =>
        {
            if (!again)
                logger.LogWarning(fault, "The company’s name, logo and colour cannot be read; pages keep the last ones");
        },
        stoppingToken);
}
