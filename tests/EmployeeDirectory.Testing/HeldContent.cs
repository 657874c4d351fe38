using System.Net;

namespace EmployeeDirectory.Testing;

/// <summary>A body of which one half is sent at once and the other when it is released: a request in flight.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly HttpContent _whole;
    private readonly TaskCompletionSource _halfSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldContent(HttpContent whole)
    {
        _whole = whole;
        foreach (var (name, values) in whole.Headers)
            Headers.TryAddWithoutValidation(name, values);
    }

    public Task HalfSent => _halfSent.Task;

    public void Release() => _released.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var bytes = await _whole.ReadAsByteArrayAsync();
        await stream.WriteAsync(bytes.AsMemory(..(bytes.Length / 2)));
        await stream.FlushAsync();
        _halfSent.SetResult();
        await _released.Task;
        await stream.WriteAsync(bytes.AsMemory((bytes.Length / 2)..));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _whole.Headers.ContentLength!.Value;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _whole.Dispose();
        base.Dispose(disposing);
    }
}
