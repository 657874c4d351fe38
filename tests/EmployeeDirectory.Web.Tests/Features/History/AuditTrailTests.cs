using EmployeeDirectory.Core.Audit;
using EmployeeDirectory.Core.Storage;
using EmployeeDirectory.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace EmployeeDirectory.Web.Tests.Features.History;

public sealed class AuditTrailTests
{
    private readonly Mock<IAuditStore> _log = new();
    private AuditEvent? _written;

    [Fact]
    public async Task Record_StoreOutOfReach_DoesNotFailTheRequest()
    {
        _log.Setup(log => log.AppendAsync(It.IsAny<AuditEvent>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new StoreUnavailableException("Out of reach.", new TimeoutException()));
        await RecordAsync("detail");
        _log.VerifyAll();
    }

    [Fact]
    public async Task Record_LongDetail_IsCutOff()
    {
        _log.Setup(log => log.AppendAsync(It.IsAny<AuditEvent>(), It.IsAny<CancellationToken>()))
            .Callback<AuditEvent, CancellationToken>((happened, _) => _written = happened);
        await RecordAsync(new string('x', 10_000));
        Assert.Equal(AuditEvent.MaxDetail, _written!.Detail!.Length);
        Assert.Equal(("anonymous", "192.0.2.7", "request-9"), (_written.By, _written.Address, _written.RequestId));
    }

    private Task RecordAsync(string detail) => new AuditTrail(_log.Object, TimeProvider.System, NullLogger<AuditTrail>.Instance)
        .RecordAsync(new DefaultHttpContext { TraceIdentifier = "request-9", Connection = { RemoteIpAddress = new([192, 0, 2, 7]) } }, AuditKind.Exported, detail: detail);
}
